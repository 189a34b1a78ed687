package dev.eventcrm.launcher.stack;

/** What a program is to the others: it decides how it is asked to end, and when. */
enum Role {
    /** Keeps the data; its standard input is its life line. Ends after the services. */
    ENGINE,
    /** Works on the engines; has no life line and ends on SIGTERM. */
    SERVICE
}
