package dev.eventcrm.command.users;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.MailableAddress;
import dev.eventcrm.http.command.NotReserved;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.Required;
import dev.eventcrm.http.command.WebAddress;
import dev.eventcrm.schema.item.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * Makes a person known.
 *
 * @param id the id that the client chooses; without it we do
 * @param firstName given name
 * @param lastName family name
 * @param email e-mail address; nobody else may have it in any spelling
 * @param phoneNumber telephone number
 * @param avatar address of a picture
 * @param gender as the person says
 * @param jobTitle job title
 * @param company employer
 * @param city city
 * @param state state or region
 */
@JsonBody(names = AcceptedNames.USER_BODY)
record CreateUser(
        @EntityId @NotReserved @Nullable String id,
        @Required @PlainText(max = 100) String firstName,
        @Required @PlainText(max = 100) String lastName,
        @Required @PlainText(max = 254) @MailableAddress String email,
        @PlainText(max = 50) @Nullable String phoneNumber,
        @PlainText(max = 2000) @WebAddress @Nullable String avatar,
        @PlainText(max = 100) @Nullable String gender,
        @PlainText(max = 100) @Nullable String jobTitle,
        @PlainText(max = 100) @Nullable String company,
        @PlainText(max = 100) @Nullable String city,
        @PlainText(max = 100) @Nullable String state) {
    UserProfile profile() {
        return new UserProfile(firstName, lastName, email, phoneNumber, avatar, gender, jobTitle, company, city, state);
    }
}
