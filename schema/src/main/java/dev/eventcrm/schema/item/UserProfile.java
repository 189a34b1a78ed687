package dev.eventcrm.schema.item;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a person. All of it is personal data and goes when the person is deleted.
 *
 * @param firstName given name
 * @param lastName family name
 * @param email e-mail address as typed; unique among people in its normalised spelling
 * @param phoneNumber telephone number as typed
 * @param avatar address of a picture
 * @param gender as the person says
 * @param jobTitle job title
 * @param company employer
 * @param city city
 * @param state state or region
 */
public record UserProfile(
        String firstName,
        String lastName,
        String email,
        @Nullable String phoneNumber,
        @Nullable String avatar,
        @Nullable String gender,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String city,
        @Nullable String state) {

    static UserProfile read(Attributes attributes) {
        return new UserProfile(
                attributes.text("firstName"),
                attributes.text("lastName"),
                attributes.text("email"),
                attributes.optionalText("phoneNumber"),
                attributes.optionalText("avatar"),
                attributes.optionalText("gender"),
                attributes.optionalText("jobTitle"),
                attributes.optionalText("company"),
                attributes.optionalText("city"),
                attributes.optionalText("state"));
    }

    void write(Attributes attributes) {
        attributes
                .put("firstName", firstName)
                .put("lastName", lastName)
                .put("email", email)
                .put("phoneNumber", phoneNumber)
                .put("avatar", avatar)
                .put("gender", gender)
                .put("jobTitle", jobTitle)
                .put("company", company)
                .put("city", city)
                .put("state", state);
    }
}
