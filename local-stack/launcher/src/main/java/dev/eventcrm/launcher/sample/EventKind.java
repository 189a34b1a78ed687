package dev.eventcrm.launcher.sample;

import java.time.Duration;

/** What sort of gathering an event is: it decides its size, length and place. */
enum EventKind {
    MEETUP("Meetup", 30, 120, Duration.ofHours(3), "An evening of two talks and time to meet."),
    WORKSHOP("Workshop", 10, 40, Duration.ofHours(4), "Hands-on, in a small group. Bring your laptop."),
    NETWORKING_DINNER("Networking Dinner", 15, 60, Duration.ofHours(3), "Good food, long tables, no slides."),
    WEBINAR("Webinar", 100, 1000, Duration.ofHours(1), "Online, with questions answered live."),
    HACKATHON("Hackathon", 40, 200, Duration.ofHours(24), "Teams build something in a day and show it."),
    CONFERENCE("Conference", 200, 2000, Duration.ofHours(8), "A full day in several tracks, with an expo."),
    /** Not among those that are picked by their popularity: one event in a hundred. */
    SUMMIT("Summit", 2000, 8000, Duration.ofHours(16), "Two halls, a hundred talks, and everyone you know.");

    final String title;
    final int fewestSeats;
    final int mostSeats;
    final Duration length;
    final String about;

    EventKind(String title, int fewestSeats, int mostSeats, Duration length, String about) {
        this.title = title;
        this.fewestSeats = fewestSeats;
        this.mostSeats = mostSeats;
        this.length = length;
        this.about = about;
    }
}
