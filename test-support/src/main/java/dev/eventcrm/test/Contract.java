package dev.eventcrm.test;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI 3.1 document that answers are held against: their status, media type, headers and body. Objects are closed: a
 * field that the document does not have is an error. May be used by several threads.
 */
public final class Contract {
    /** What the document must mention when an answer carries it. */
    private static final Set<String> HEADERS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        HEADERS.addAll(List.of(
                "ETag",
                "Location",
                "Consistency-Token",
                "Idempotency-Replayed",
                "Retry-After",
                "Preference-Applied",
                "Content-Disposition"));
    }

    private static final String PROBLEM = "application/problem+json";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");

    private final JsonNode document;
    private final List<Path> paths = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private record Path(String template, Pattern pattern, JsonNode operations) {
        boolean isLiteral() {
            return !template.contains("{");
        }
    }

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> {
            StringBuilder pattern = new StringBuilder();
            String[] literals = VARIABLE.split(path.getKey(), -1);
            for (int i = 0; i < literals.length; i++) {
                pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(literals[i]));
            }
            paths.add(new Path(path.getKey(), Pattern.compile(pattern + "/?"), path.getValue()));
        });
        paths.sort(Comparator.comparing(Path::isLiteral).reversed());
    }

    /**
     * The contract of a document.
     *
     * @param json an OpenAPI document
     */
    public static Contract of(String json) {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(json);
        document.path("components").path("schemas").forEach(Contract::close);
        return new Contract(document);
    }

    /** JSON Schema lets any other field pass; a client's type does not. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }

    /**
     * Fails when an answer is not as the document describes it.
     *
     * @param method the method of the request
     * @param path its path, with or without a query
     * @param status the status of the answer
     * @param headers its headers
     * @param body its body
     * @throws AssertionError with each lie of the document
     */
    public void check(String method, String path, int status, HttpHeaders headers, String body) {
        List<String> lies = lies(method, path, status, headers, body);
        if (!lies.isEmpty()) {
            throw new AssertionError("The OpenAPI document is wrong about %s %s → %d %s%n%s"
                    .formatted(method, path, status, body, String.join("\n", lies)));
        }
    }

    private List<String> lies(String method, String path, int status, HttpHeaders headers, String body) {
        String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        Path found = paths.stream()
                .filter(each -> each.pattern().matcher(plain).matches())
                .findFirst()
                .orElse(null);
        String type = headers.firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        if (found == null || !found.operations().has(verb)) {
            // An internal address, or an error that the server makes.
            return status >= 400 && type.equals(PROBLEM) && !body.isEmpty()
                    ? errors("problem", document.at("/components/schemas/Problem"), body)
                    : List.of();
        }
        JsonNode responses = found.operations().path(verb).path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("has no response " + status + ", only " + responses.propertyNames());
        }
        List<String> lies = new ArrayList<>();
        checkHeaders(response, headers, lies);
        JsonNode content = response.path("content");
        if (body.isEmpty()) {
            boolean mayBeEmpty = type.equals("text/csv") || type.contains("ndjson");
            if (!method.equals("HEAD") && content.size() > 0 && !mayBeEmpty) {
                lies.add("has content " + content.propertyNames() + ", the answer has none");
            }
        } else if (!content.has(type)) {
            lies.add("has content " + content.propertyNames() + ", not " + type);
        } else if (type.endsWith("json") && !type.contains("ndjson")) {
            lies.addAll(errors(
                    verb + found.template() + status + type, content.path(type).path("schema"), body));
        }
        return lies;
    }

    private static void checkHeaders(JsonNode response, HttpHeaders headers, List<String> lies) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(response.path("headers").propertyNames());
        headers.map().keySet().stream()
                .filter(name -> HEADERS.contains(name) && !known.contains(name))
                // Spring's own, for an address that ends like the name of a file.
                .filter(name -> !headers.firstValue(name).orElseThrow().equals("inline;filename=f.txt"))
                .forEach(name -> lies.add("does not have the header " + name));
        response.path("headers").properties().forEach(header -> {
            if (header.getValue().path("required").asBoolean(false)
                    && headers.firstValue(header.getKey()).isEmpty()) {
                lies.add("has the header " + header.getKey() + ", the answer does not");
            }
        });
    }

    private List<String> errors(String key, @Nullable JsonNode schema, String body) {
        if (schema == null || schema.isMissingNode() || schema.isEmpty()) {
            return List.of("has no schema for it");
        }
        return schemas
                .computeIfAbsent(key, _ -> compiled(schema))
                .validate(JsonMapper.shared().readTree(body))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.set("components", document.path("components"));
        root.putArray("allOf").add(schema);
        return registry.getSchema(root);
    }
}
