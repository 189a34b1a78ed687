package dev.eventcrm.query.users;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a frozen audience.
 *
 * @param users the people, by id
 * @param nextCursor goes on after them; null at the end, when nothing is held any more
 */
record AudiencePage(List<Recipient> users, @Nullable String nextCursor) {
    /**
     * A person who is meant, as they were when the audience was frozen.
     *
     * @param id the person's id
     * @param email the person's address
     */
    record Recipient(String id, String email) {}
}
