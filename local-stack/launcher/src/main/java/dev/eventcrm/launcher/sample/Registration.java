package dev.eventcrm.launcher.sample;

/** One person's place at one event. */
record Registration(String eventId, String userId) {
    /** The body of {@code POST /events/{id}/register}. */
    record Body(String userId) {}

    Body body() {
        return new Body(userId);
    }
}
