package dev.eventcrm.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MergedApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void keepsOneOfTwoEqualSchemas() {
        ObjectNode merged = merged("""
                {"components":{"schemas":{"User":{"type":"object"}}}}""", """
                {"components":{"schemas":{"User":{"type":"object"},"Page":{"$ref":"#/components/schemas/User"}}}}""");

        assertThat(merged.at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("User", "Page");
    }

    @Test
    void suffixesASchemaThatDiffersAndAllThatRefersToIt() {
        ObjectNode merged = merged("""
                {"components":{"schemas":{
                   "City":{"type":"string"},
                   "User":{"properties":{"city":{"$ref":"#/components/schemas/City"}}}}}}""", """
                {"paths":{"/users":{"get":{"responses":{"200":{"$ref":"#/components/responses/Users"}}}}},
                 "components":{
                   "responses":{"Users":{"schema":{"$ref":"#/components/schemas/User"}}},
                   "schemas":{
                     "City":{"type":"object"},
                     "User":{"properties":{"city":{"$ref":"#/components/schemas/City"}}},
                     "Kind":{"discriminator":{"mapping":{"u":"#/components/schemas/User"}}}}}}""");

        assertThat(merged.at("/components/schemas/User/properties/city/$ref").asString())
                .isEqualTo("#/components/schemas/City");
        assertThat(merged.at("/components/schemas/User.b/properties/city/$ref").asString())
                .isEqualTo("#/components/schemas/City.b");
        assertThat(merged.at("/components/schemas/City.b/type").asString()).isEqualTo("object");
        assertThat(merged.at("/components/responses/Users/schema/$ref").asString())
                .isEqualTo("#/components/schemas/User.b");
        assertThat(merged.at("/components/schemas/Kind/discriminator/mapping/u").asString())
                .isEqualTo("#/components/schemas/User.b");
    }

    @Test
    void givesEveryOperationAnIdOfItsOwn() {
        ObjectNode merged = merged("""
                {"paths":{"/users":{"post":{"operationId":"one"}}}}""", """
                {"paths":{"/users":{"get":{"operationId":"one"}}}}""");

        assertThat(merged.at("/paths/~1users/post/operationId").asString()).isEqualTo("one");
        assertThat(merged.at("/paths/~1users/get/operationId").asString()).isEqualTo("one.b");
    }

    @Test
    void unitesTagsByName() {
        ObjectNode merged = merged("""
                {"tags":[{"name":"users","description":"first"}]}""", """
                {"tags":[{"name":"users","description":"second"},{"name":"events"}]}""");

        assertThat(merged.path("tags"))
                .isEqualTo(JSON.readTree("[{\"name\":\"users\",\"description\":\"first\"},{\"name\":\"events\"}]"));
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        MergedApi api = new MergedApi("t", "d", "/");
        api.add(
                "a",
                JSON.readTree("{\"paths\":{\"/x\":{\"get\":{},\"put\":{}},\"/y\":{\"get\":{}}}}"),
                (method, path) -> method.equals("put"));

        assertThat(api.document().path("paths")).isEqualTo(JSON.readTree("{\"/x\":{\"put\":{}}}"));
    }

    /** Whatever the names and references, an operation shows the schema that its own service meant. */
    @Property(tries = 300)
    void everyOperationKeepsItsMeaning(@ForAll("apis") ObjectNode first, @ForAll("apis") ObjectNode second) {
        MergedApi api = new MergedApi("t", "d", "/");
        api.add("a", first, (method, path) -> method.equals("get"));
        api.add("b", second, (method, path) -> method.equals("post"));
        ObjectNode merged = api.document();

        for (Map.Entry<String, JsonNode> path : first.path("paths").properties()) {
            assertThat(unfolded(merged, merged.path("paths").path(path.getKey()).path("get"), 6))
                    .isEqualTo(unfolded(first, path.getValue().path("get"), 6));
        }
        for (Map.Entry<String, JsonNode> path : second.path("paths").properties()) {
            assertThat(unfolded(merged, merged.path("paths").path(path.getKey()).path("post"), 6))
                    .isEqualTo(unfolded(second, path.getValue().path("post"), 6));
        }
    }

    @Provide
    Arbitrary<ObjectNode> apis() {
        Arbitrary<String> name = Arbitraries.of("A", "B", "C", "D");
        Arbitrary<JsonNode> schema = Arbitraries.oneOf(
                Arbitraries.of("string", "number").map(type -> object("type", JSON.valueToTree(type))),
                name.map(MergedApiTest::reference),
                name.map(other -> object("items", reference(other))));
        Arbitrary<Map<String, JsonNode>> schemas = schema.list()
                .ofSize(4)
                .map(all -> Map.of("A", all.get(0), "B", all.get(1), "C", all.get(2), "D", all.get(3)));
        return schemas.map(MergedApiTest::api);
    }

    private static ObjectNode api(Map<String, JsonNode> schemas) {
        ObjectNode api = JsonNodeFactory.instance.objectNode();
        ObjectNode components = api.putObject("components").putObject("schemas");
        ObjectNode paths = api.putObject("paths");
        schemas.forEach((name, schema) -> {
            components.set(name, schema);
            ObjectNode path = paths.putObject("/" + name);
            for (String method : List.of("get", "post")) {
                path.putObject(method).set("schema", reference(name));
            }
        });
        return api;
    }

    private static JsonNode reference(String name) {
        return object("$ref", JSON.valueToTree("#/components/schemas/" + name));
    }

    private static JsonNode object(String field, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(field, value);
    }

    private static JsonNode unfolded(JsonNode document, JsonNode node, int depth) {
        if (depth == 0) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (node.path("$ref").isString()) {
            JsonNode target = document.at(node.path("$ref").stringValue().substring(1));
            assertThat(target.isMissingNode()).isFalse();
            return unfolded(document, target, depth - 1);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode unfolded = JsonNodeFactory.instance.arrayNode();
            array.forEach(child -> unfolded.add(unfolded(document, child, depth)));
            return unfolded;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode unfolded = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> unfolded.set(field.getKey(), unfolded(document, field.getValue(), depth)));
            return unfolded;
        }
        return node;
    }

    private static ObjectNode merged(String first, String second) {
        MergedApi api = new MergedApi("t", "d", "/");
        api.add("a", JSON.readTree(first), (method, path) -> true);
        api.add("b", JSON.readTree(second), (method, path) -> true);
        return api.document();
    }
}
