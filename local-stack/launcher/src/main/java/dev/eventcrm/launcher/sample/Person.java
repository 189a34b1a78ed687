package dev.eventcrm.launcher.sample;

/** The body of {@code POST /users}. */
record Person(
        String id,
        String firstName,
        String lastName,
        String email,
        String phoneNumber,
        String avatar,
        String gender,
        String jobTitle,
        String company,
        String city,
        String state) {}
