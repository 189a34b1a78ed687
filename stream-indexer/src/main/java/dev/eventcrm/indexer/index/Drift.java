package dev.eventcrm.indexer.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a live index differs from what it should be.
 *
 * @param path the place, such as {@code mappings.properties.company.type}
 * @param live what stands there; null when nothing does
 * @param wanted what should stand there; null when nothing should
 */
record Drift(String path, @Nullable JsonNode live, @Nullable JsonNode wanted) {

    /**
     * Every place where two trees differ. A number or truth value equals the text that spells it: OpenSearch gives settings
     * back as text.
     *
     * @param path where the trees stand
     * @param live what there is
     * @param wanted what there should be
     */
    static List<Drift> between(String path, @Nullable JsonNode live, @Nullable JsonNode wanted) {
        if (live != null && wanted != null && live.isObject() && wanted.isObject()) {
            TreeSet<String> names = new TreeSet<>(live.propertyNames());
            names.addAll(wanted.propertyNames());
            List<Drift> drifts = new ArrayList<>();
            for (String name : names) {
                drifts.addAll(between(path + "." + name, live.get(name), wanted.get(name)));
            }
            return drifts;
        }
        return isSame(live, wanted) ? List.of() : List.of(new Drift(path, live, wanted));
    }

    private static boolean isSame(@Nullable JsonNode live, @Nullable JsonNode wanted) {
        boolean isSameText = live != null
                && wanted != null
                && live.isValueNode()
                && wanted.isValueNode()
                && live.asString().equals(wanted.asString());
        return isSameText || Objects.equals(live, wanted);
    }

    @Override
    public String toString() {
        return path + " is " + words(live) + ", should be " + words(wanted);
    }

    private static String words(@Nullable JsonNode node) {
        return node == null ? "absent" : node.toString();
    }
}
