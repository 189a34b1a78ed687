package dev.eventcrm.http.command;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.body.Json;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Pointer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON object into a record annotated with {@link JsonBody}, and tells all that is wrong with it at once: names,
 * then types, then constraints, then what fields say about each other.
 */
@Component
final class RequestBinder {
    private final Validator validator;

    RequestBinder(Validator validator) {
        this.validator = validator;
    }

    /**
     * What a body says.
     *
     * @param record the record; fit for use only if no error was found
     * @param names how the body spelt the fields
     * @param canonical the fields under their canonical names, whichever names were given
     * @param others the fields that are none of the record's, as the client spelt them; none unless it is open to them
     */
    record Reading(Object record, ClientFieldNames names, ObjectNode canonical, Map<String, JsonNode> others) {}

    /**
     * Reads a body.
     *
     * @param body the body
     * @param type the record's type
     * @param root the object: {@code #}, or that of an entry of a batch
     * @param path the variables of the path, which the body may repeat
     * @param errors where the errors go
     */
    Reading read(ObjectNode body, Class<?> type, Pointer root, Map<String, String> path, Errors errors) {
        RequestModelMetadata shape = RequestModelMetadata.of(type);
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, JsonNode> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (shape.isOpen() && !shape.has(shape.canonical(field.getKey()))) {
                others.put(field.getKey(), field.getValue());
                continue;
            }
            takeName(shape, given, field, root, path, errors);
            if (errors.isFull()) {
                break;
            }
        }
        ClientFieldNames names = new ClientFieldNames(root, given);
        ObjectNode canonical = Json.MAPPER.createObjectNode();
        given.forEach((component, name) -> canonical.set(component, body.get(name)));

        ValueReader values = new ValueReader(errors);
        @Nullable
        Object[] arguments = shape.components().stream()
                .map(component -> shape.read(component, canonical.get(component), names.pointer(component), values))
                .toArray();
        Object record = shape.create(arguments);
        unlessWrongAlready(errors, violations(record, shape, names)).forEach(errors::add);
        if (record instanceof CrossFieldRules checked) {
            unlessWrongAlready(
                            errors,
                            checked.crossCheck().stream().map(names::error).toList())
                    .forEach(errors::add);
        }
        return new Reading(record, names, canonical, others);
    }

    private static void takeName(
            RequestModelMetadata shape,
            Map<String, String> given,
            Map.Entry<String, JsonNode> field,
            Pointer root,
            Map<String, String> path,
            Errors errors) {
        String name = field.getKey();
        Pointer pointer = root.child(name);
        String canonical = shape.canonical(name);
        if (shape.isReadOnly(canonical)) {
            String expected = path.get(canonical);
            if (expected != null && !expected.equals(field.getValue().asString(""))) {
                errors.inBody(pointer, "must be the '" + expected + "' of the path, or absent");
            }
        } else if (!shape.has(canonical)) {
            String guess = AcceptedNames.nearest(name, shape.components())
                    .map(known -> "did you mean '" + known + "'?")
                    .orElseGet(() -> shape.components().isEmpty()
                            ? "there is nothing to give here"
                            : "known are " + String.join(", ", shape.components()));
            errors.inBody(pointer, "is not known; " + guess);
        } else {
            String before = given.putIfAbsent(canonical, name);
            if (before != null) {
                errors.inBody(pointer, "must not stand beside '" + before + "', which means the same");
            }
        }
    }

    private List<FieldError> violations(Object record, RequestModelMetadata shape, ClientFieldNames names) {
        List<String> order = List.copyOf(shape.components());
        return validator.validate(record).stream()
                .sorted(Comparator.<ConstraintViolation<Object>>comparingInt(
                                violation -> order.indexOf(component(violation)))
                        .thenComparing(violation -> violation.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .map(violation -> FieldError.inBody(pointer(violation, names), violation.getMessage()))
                .distinct()
                .toList();
    }

    private static String component(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }

    private static Pointer pointer(ConstraintViolation<?> violation, ClientFieldNames names) {
        Pointer pointer = names.pointer(component(violation));
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer = pointer.child(node.getIndex());
            }
        }
        return pointer;
    }

    /** A field of a wrong type, or with entries of one, is null in part, and needs no second error that says so. */
    private static List<FieldError> unlessWrongAlready(Errors found, List<FieldError> more) {
        List<String> wrong = found.found().stream()
                .map(FieldError::pointer)
                .filter(Objects::nonNull)
                .toList();
        return more.stream()
                .filter(error -> wrong.stream()
                        .noneMatch(pointer ->
                                pointer.equals(error.pointer()) || pointer.startsWith(error.pointer() + "/")))
                .toList();
    }
}
