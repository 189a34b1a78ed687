package dev.eventcrm.gateway.upstream;

/** A service behind the gateway. */
public enum Upstream {
    COMMAND_API("command-api"),
    QUERY_API("query-api"),
    STREAM_INDEXER("stream-indexer"),
    EMAIL_SENDER("email-sender");

    private final String serviceName;

    Upstream(String serviceName) {
        this.serviceName = serviceName;
    }

    /**
     * Tells the name by which people know the service.
     *
     * @return the module's name, such as {@code command-api}
     */
    public String serviceName() {
        return serviceName;
    }
}
