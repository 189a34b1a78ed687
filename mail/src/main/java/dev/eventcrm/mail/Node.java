package dev.eventcrm.mail;

import java.util.List;

/** A piece of a parsed template. */
sealed interface Node {
    /**
     * Text that stands as it is.
     *
     * @param text in the language of the part that it stands in
     */
    record Text(String text) implements Node {}

    /**
     * A placeholder.
     *
     * @param name its name
     * @param encoding how its value is written
     */
    record Value(String name, Encoding encoding) implements Node {}

    /**
     * What stands where a value is not empty.
     *
     * @param name the placeholder
     * @param inverted whether it stands where the value is empty instead
     * @param children what stands there
     */
    record Section(String name, boolean inverted, List<Node> children) implements Node {
        public Section {
            children = List.copyOf(children);
        }
    }

    /**
     * The address of a page.
     *
     * @param number its number among the addresses of the mail
     * @param target what of it is written
     * @param encoding how
     */
    record Link(int number, Target target, Encoding encoding) implements Node {}

    /** What is written of an address. */
    enum Target {
        /** The detour that counts, which leads to the address with its UTM parameters. */
        COUNTED,
        /** The address as its author wrote it. */
        SHOWN
    }
}
