package dev.eventcrm.command.users;

import dev.eventcrm.command.web.Field;
import dev.eventcrm.command.web.JsonBody;
import dev.eventcrm.command.web.MailableAddress;
import dev.eventcrm.command.web.NotRemovable;
import dev.eventcrm.command.web.PlainText;
import dev.eventcrm.command.web.WebAddress;
import dev.eventcrm.schema.item.UserProfile;
import dev.eventcrm.schema.wire.AcceptedNames;

/**
 * Changes what is known of a person: what is absent stays, what is null goes. The components are those of {@link
 * CreateUser}.
 */
@JsonBody(
        names = AcceptedNames.USER_BODY,
        readOnly = {"id", "version", "createdAt", "updatedAt", "hostedEventCount", "attendedEventCount", "mailStatus"})
record ChangeUser(
        @NotRemovable Field<@PlainText(max = 100) String> firstName,
        @NotRemovable Field<@PlainText(max = 100) String> lastName,
        @NotRemovable Field<@PlainText(max = 254) @MailableAddress String> email,
        Field<@PlainText(max = 50) String> phoneNumber,
        Field<@PlainText(max = 2000) @WebAddress String> avatar,
        Field<@PlainText(max = 100) String> gender,
        Field<@PlainText(max = 100) String> jobTitle,
        Field<@PlainText(max = 100) String> company,
        Field<@PlainText(max = 100) String> city,
        Field<@PlainText(max = 100) String> state) {

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
