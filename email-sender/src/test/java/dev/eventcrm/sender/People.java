package dev.eventcrm.sender;

import static dev.eventcrm.test.UserItemBuilder.aUser;

import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.sender.audience.AudiencePage.Member;
import java.util.List;
import java.util.stream.IntStream;

/** People for tests, as the table has them and as a page of an audience names them. */
public final class People {
    private People() {}

    /** That many people with addresses of their own. */
    public static List<UserItem> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> aUser().withId("u%05d".formatted(number)).build())
                .toList();
    }

    /** The same people as members of an audience. */
    public static List<Member> members(List<UserItem> people) {
        return people.stream().map(People::member).toList();
    }

    /** A person as a member of an audience. */
    public static Member member(UserItem person) {
        return new Member(
                person.id(), java.util.Objects.requireNonNull(person.profile()).email());
    }
}
