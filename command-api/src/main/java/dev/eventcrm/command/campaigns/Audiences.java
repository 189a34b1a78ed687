package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.AudienceRequest;
import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts the ways in which a request can say whom it is for into one question, and leads what is wrong with the question back to
 * where the request said it.
 */
final class Audiences {
    private static final String FILTER = Pointer.ROOT.child("filter").text();
    private static final String USER_IDS = Pointer.ROOT.child("userIds").text();
    private static final String PARAMETERS = Pointer.ROOT.child("parameters").text() + "/";

    /** What a body may hold beside search parameters. */
    private static final Set<String> OWN_NAMES = Set.of(
            "filter",
            "userIds",
            "everybody",
            "name",
            "subject",
            "body",
            "format",
            "locale",
            "utmSource",
            "utmMedium",
            "utmCampaign",
            "utmTerm",
            "utmContent",
            "eventId",
            "sendAt",
            "audience");

    private Audiences() {}

    /**
     * Whom a request is for.
     *
     * @param request the request
     * @param errors where the errors go
     */
    static AudienceRequest question(CommandRequest<SendCampaign> request, Errors errors) {
        SendCampaign command = request.body();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Map<String, String> spelt = new LinkedHashMap<>();
        request.others().inBody().forEach((name, value) -> {
            List<String> values = texts(value);
            String other = spelt.putIfAbsent(AcceptedNames.USER_SEARCH.canonical(name), name);
            if (values == null) {
                errors.inBody(pointer(name), "must be a text, a number, true, false, or a list of these" + guess(name));
            } else if (other != null) {
                errors.inBody(pointer(name), "must not stand beside '" + other + "', which means the same");
            } else {
                parameters.put(name, values);
            }
        });
        request.others().inQuery().forEach((name, values) -> {
            String other = spelt.putIfAbsent(AcceptedNames.USER_SEARCH.canonical(name), name);
            if (other != null) {
                errors.inParameter(name, "must not be given beside '" + other + "', which means the same");
            } else {
                parameters.put(name, values);
            }
        });
        var question = new AudienceRequest(command.filter(), parameters, command.userIds());
        if (Boolean.TRUE.equals(command.everybody())) {
            if (!question.saysNothing()) {
                errors.inBody(
                        request.names().pointer(SendCampaign.EVERYBODY),
                        "must not stand beside what names some people");
            }
            return AudienceRequest.everybody();
        }
        if (question.saysNothing() && errors.areNone()) {
            errors.inBody(
                    request.names().pointer(SendCampaign.FILTER),
                    "must name an audience: search parameters such as {\"company\": \"TechCorp\"}, a filter tree, or"
                            + " userIds; to mail everyone send \"everybody\": true");
        }
        return question;
    }

    /** The texts of a search parameter as a body gives it; null when it is none. */
    private static @Nullable List<String> texts(JsonNode value) {
        if (!value.isArray()) {
            return value.isValueNode() && !value.isNull() ? List.of(value.asString()) : null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : value) {
            if (!entry.isValueNode() || entry.isNull()) {
                return null;
            }
            texts.add(entry.asString());
        }
        return texts.isEmpty() ? null : texts;
    }

    /**
     * What is wrong with the question, as the client shall see it.
     *
     * @param request the request
     * @param wrong what is wrong; its pointers lead into the question
     */
    static List<FieldError> errors(CommandRequest<SendCampaign> request, List<FieldError> wrong) {
        return wrong.stream().map(error -> inRequest(request, error)).toList();
    }

    private static FieldError inRequest(CommandRequest<SendCampaign> request, FieldError error) {
        String pointer = error.pointer();
        if (pointer == null) {
            return error;
        }
        if (pointer.startsWith(PARAMETERS)) {
            String rest = pointer.substring(PARAMETERS.length());
            int end = rest.indexOf('/');
            String token = end < 0 ? rest : rest.substring(0, end);
            for (Map.Entry<String, JsonNode> other : request.others().inBody().entrySet()) {
                String own = pointer(other.getKey()).text();
                if (own.equals(Pointer.ROOT.text() + "/" + token)) {
                    String entry = other.getValue().isArray() && end >= 0 ? rest.substring(end) : "";
                    return FieldError.inBody(new Pointer(own + entry), error.message() + guess(other.getKey()));
                }
            }
            for (String name : request.others().inQuery().keySet()) {
                if (pointer(name).text().equals(Pointer.ROOT.text() + "/" + token)) {
                    return FieldError.inParameter(name, error.message());
                }
            }
        }
        String filter = request.names().pointer(SendCampaign.FILTER).text();
        if (pointer.startsWith(USER_IDS)) {
            return FieldError.inBody(
                    new Pointer(request.names().pointer(SendCampaign.USER_IDS).text()
                            + pointer.substring(USER_IDS.length())),
                    error.message());
        }
        return FieldError.inBody(
                new Pointer(pointer.startsWith(FILTER) ? filter + pointer.substring(FILTER.length()) : filter),
                error.message());
    }

    /** A name that is no search parameter may have been meant for the command. */
    private static String guess(String name) {
        return AcceptedNames.nearest(name, OWN_NAMES)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }

    private static Pointer pointer(String name) {
        return Pointer.ROOT.child(name);
    }
}
