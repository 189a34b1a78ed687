package dev.eventcrm.sender.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the query API answers when a page of an audience is asked for. */
public sealed interface AudiencePage {
    /**
     * Some people of the audience, by id.
     *
     * @param users the people
     * @param nextCursor where to go on; null when these are the last
     */
    record Some(List<Member> users, @Nullable String nextCursor) implements AudiencePage {
        /** Copies the people. */
        public Some {
            users = List.copyOf(users);
        }
    }

    /** The frozen audience is lost; it can be asked to be taken anew from the same place on. */
    record Gone() implements AudiencePage {}

    /**
     * One of the audience.
     *
     * @param id the person's id
     * @param email the person's address when the audience was frozen
     */
    record Member(String id, String email) {}
}
