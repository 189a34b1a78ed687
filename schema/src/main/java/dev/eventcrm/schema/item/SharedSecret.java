package dev.eventcrm.schema.item;

import org.jspecify.annotations.Nullable;

/** What the services of one installation share and nobody else knows. */
public final class SharedSecret {
    /** The shortest secret that is one, in characters. */
    public static final int SHORTEST = 32;

    /** The secret of the development set-up, which stands in its files for everybody to read. */
    public static final String PUBLIC = "known-to-everybody-and-for-development-only";

    private SharedSecret() {}

    /**
     * The secret, if it is one.
     *
     * @param secret as it was set
     * @param setting the setting's name, for the message
     * @param isForDevelopment whether it may be {@link #PUBLIC}, since no mail leaves the machine
     * @throws IllegalArgumentException when it is not set, is too short, or is not to be known to everybody and is
     */
    public static String checked(@Nullable String secret, String setting, boolean isForDevelopment) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException(setting + " is not set. " + expected());
        }
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(setting + " is too short. " + expected());
        }
        if (secret.equals(PUBLIC) && !isForDevelopment) {
            throw new IllegalArgumentException(
                    setting + " holds the secret of the development set-up, which everybody knows. " + expected());
        }
        return secret;
    }

    private static String expected() {
        return "Set it to a random text of at least " + SHORTEST
                + " characters, for example of 'openssl rand -hex 32', the same for all services";
    }
}
