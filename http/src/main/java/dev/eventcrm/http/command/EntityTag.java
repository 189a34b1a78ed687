package dev.eventcrm.http.command;

/** Versions as entity tags (RFC 9110, section 8.8.3): the version in quotes, strong. */
final class EntityTag {
    private EntityTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }
}
