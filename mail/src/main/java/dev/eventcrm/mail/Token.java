package dev.eventcrm.mail;

/** A text or a tag of the template language, in the order of the source. */
sealed interface Token {
    /**
     * What lies between tags.
     *
     * @param text never empty
     */
    record Text(String text) implements Token {}

    /**
     * {@code {{name}}}.
     *
     * @param name its name
     */
    record Variable(String name) implements Token {}

    /**
     * Something that is a node already.
     *
     * @param node the node
     */
    record Ready(Node node) implements Token {}

    /**
     * {@code {{#name}}} or {@code {{^name}}}.
     *
     * @param name its name
     * @param inverted whether it is the latter
     * @param place where it stands in the source
     */
    record Open(String name, boolean inverted, Place place) implements Token {}

    /**
     * {@code {{/name}}}.
     *
     * @param name its name
     * @param place where it stands in the source
     */
    record Close(String name, Place place) implements Token {}

    /**
     * Where something stands in a source.
     *
     * @param line counted from 1
     * @param column counted from 1, in UTF-16 units
     */
    record Place(int line, int column) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }
}
