package dev.eventcrm.query.users;

import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.search.PointInTime;
import dev.eventcrm.query.users.AudiencePage.Recipient;
import dev.eventcrm.schema.document.SearchIndex;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Freezes the people whom a filter finds, and reads them page by page, for the services that send campaigns. For those
 * only: the gateway does not route here, and the public documentation does not mention it.
 */
@Hidden
@RestController
final class AudienceController {
    private static final Logger LOG = LoggerFactory.getLogger(AudienceController.class);
    private static final List<String> FIELDS = List.of("id", "email");

    private final ConsistentReads reads;

    AudienceController(ConsistentReads reads) {
        this.reads = reads;
    }

    /**
     * A frozen audience.
     *
     * @param total how many people it has, exactly
     * @param cursor where to read them from
     */
    record Frozen(long total, String cursor) {}

    /**
     * How many people are meant.
     *
     * @param total exactly so many
     */
    record Counted(long total) {}

    /** Counts the people of an {@link Audience}, as they are now. */
    @PostMapping(path = "/users/audience/count", produces = MediaType.APPLICATION_JSON_VALUE)
    Counted count(QueryRequest request) {
        Audience audience = request.readBody(Audience::read);
        return new Counted(reads.count(SearchIndex.USERS, audience.filter(), request.consistency()));
    }

    /**
     * Holds the people of an {@link Audience} as they are now.
     *
     * <pre>{@code
     * {"filter": {"company": "TechCorp", "city": ["New York", "Boston"], "eventsAttendedMin": 1}}
     * {"filter": {"not": {"participation": {"event": "summer-party", "as": "registered"}}}, "userIds": ["u1", "u2"]}
     * {"parameters": {"company": ["TechCorp"]}}
     * }</pre>
     */
    @PostMapping(path = "/users/audience", produces = MediaType.APPLICATION_JSON_VALUE)
    Frozen freeze(QueryRequest request) {
        Audience audience = request.readBody(Audience::read);
        String held = reads.openPit(SearchIndex.USERS, request.consistency());
        long total = 0;
        try {
            total = reads.count(new PointInTime(held, audience.filter(), null, 0, FIELDS));
        } finally {
            if (total == 0) {
                closePit(held);
            }
        }
        return new Frozen(total, new AudienceCursor(audience, held, null, total == 0).encode());
    }

    /** What is not let go goes by itself after a while; nobody's request fails for it. */
    private void closePit(String held) {
        try {
            reads.closePit(held);
        } catch (RuntimeException e) {
            LOG.warn("an audience stays held for a while: {}", e.getMessage());
        }
    }

    /**
     * The people who follow, as they were when the audience was frozen. Any page can be asked for again until the one
     * without a {@code nextCursor}, which is empty and lets go of what was held; so a reader that dies with an answer in hand
     * has lost nothing. When the audience is held no longer, the answer is 410, and the same request with {@code resume}
     * freezes the people who match now and goes on after the same id.
     */
    @PostMapping(path = "/users/audience/page", produces = MediaType.APPLICATION_JSON_VALUE)
    AudiencePage page(QueryRequest request) {
        AudiencePageRequest asked = request.readBody(AudiencePageRequest::read);
        AudienceCursor cursor = asked.cursor();
        if (cursor.isAtEnd()) {
            closePit(cursor.held());
            return new AudiencePage(List.of(), null);
        }
        return asked.resume()
                ? takenAnew(asked, reads.openPit(SearchIndex.USERS, request.consistency()))
                : read(asked, cursor.held());
    }

    /** Lets go of a frozen audience that nobody is going to read: {@code {"cursor": "…"}}. One that is gone is no error. */
    @PostMapping(path = "/users/audience/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(QueryRequest request) {
        closePit(request.readBody(AudiencePageRequest::read).cursor().held());
    }

    /** One of the two moments goes: the old one, which may not be lost after all, or the new one, which nobody gets to know. */
    private AudiencePage takenAnew(AudiencePageRequest asked, String held) {
        String needless = held;
        try {
            AudiencePage page = read(asked, held);
            needless = asked.cursor().held();
            return page;
        } finally {
            closePit(needless);
        }
    }

    private AudiencePage read(AudiencePageRequest asked, String held) {
        AudienceCursor cursor = asked.cursor();
        // One more than asked for tells whether there are more.
        List<Recipient> found = reads.read(
                new PointInTime(held, cursor.audience().filter(), cursor.after(), asked.limit() + 1, FIELDS),
                Recipient.class);
        List<Recipient> users = found.subList(0, Math.min(found.size(), asked.limit()));
        String last = users.isEmpty() ? cursor.after() : users.getLast().id();
        boolean isAtEnd = found.size() <= asked.limit();
        return new AudiencePage(users, new AudienceCursor(cursor.audience(), held, last, isAtEnd).encode());
    }
}
