package dev.eventcrm.command.users;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.MailableAddress;
import dev.eventcrm.http.command.NotNullable;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.WebAddress;
import dev.eventcrm.schema.item.UserProfile;

/**
 * Changes what is known of a person: what is absent stays, what is null goes. The components are those of {@link
 * CreateUser}.
 */
@JsonBody(
        names = AcceptedNames.USER_BODY,
        readOnly = {"id", "version", "createdAt", "updatedAt", "hostedEventCount", "attendedEventCount", "mailStatus"})
record ChangeUser(
        @NotNullable Patch<@PlainText(max = 100) String> firstName,
        @NotNullable Patch<@PlainText(max = 100) String> lastName,
        @NotNullable Patch<@PlainText(max = 254) @MailableAddress String> email,
        Patch<@PlainText(max = 50) String> phoneNumber,
        Patch<@PlainText(max = 2000) @WebAddress String> avatar,
        Patch<@PlainText(max = 100) String> gender,
        Patch<@PlainText(max = 100) String> jobTitle,
        Patch<@PlainText(max = 100) String> company,
        Patch<@PlainText(max = 100) String> city,
        Patch<@PlainText(max = 100) String> state) {

    UserProfile appliedTo(UserProfile profile) {
        return new UserProfile(
                firstName.or(profile.firstName()),
                lastName.or(profile.lastName()),
                email.or(profile.email()),
                phoneNumber.orRemoved(profile.phoneNumber()),
                avatar.orRemoved(profile.avatar()),
                gender.orRemoved(profile.gender()),
                jobTitle.orRemoved(profile.jobTitle()),
                company.orRemoved(profile.company()),
                city.orRemoved(profile.city()),
                state.orRemoved(profile.state()));
    }
}
