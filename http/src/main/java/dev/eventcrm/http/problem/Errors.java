package dev.eventcrm.http.problem;

import dev.eventcrm.http.AcceptedNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong with a request, so that its sender learns all of it at once. Not for several threads. */
public final class Errors {
    /** The most errors that an answer lists. */
    public static final int MOST = 50;

    /** What the client sent comes back in messages, but not ten thousand letters of it. */
    private static final int LONGEST_QUOTE = 60;

    private final List<FieldError> found = new ArrayList<>();

    /**
     * Notes an error in a query parameter or header.
     *
     * @param name its name as the client spelt it
     * @param message what would be right: {@code must be …}
     */
    public void inParameter(String name, String message) {
        add(FieldError.inParameter(writable(name), writable(message)));
    }

    /**
     * Notes an error in the body.
     *
     * @param pointer where
     * @param message what would be right: {@code must be …}
     */
    public void inBody(Pointer pointer, String message) {
        add(FieldError.inBody(pointer, writable(message)));
    }

    /**
     * Notes an error.
     *
     * @param error the error; left out when {@value #MOST} are noted already
     */
    public void add(FieldError error) {
        if (!isFull()) {
            found.add(error);
        }
    }

    /** The errors so far, in the order in which they were noted. */
    public List<FieldError> found() {
        return List.copyOf(found);
    }

    /** Whether nothing is wrong so far. */
    public boolean areNone() {
        return found.isEmpty();
    }

    /** Whether further errors are left out. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    /**
     * Ends the reading of the request.
     *
     * @throws ProblemException 422 with all errors noted so far, when there are any
     */
    public void rejectIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.invalid(found));
        }
    }

    /**
     * The message for a name that is not known.
     *
     * @param given the name as the client spelt it
     * @param known the canonical names
     */
    public static String unknown(String given, Collection<String> known) {
        if (known.isEmpty()) {
            return "is unknown; there are none here";
        }
        return AcceptedNames.nearest(given.substring(0, Math.min(given.length(), LONGEST_QUOTE)), known)
                .map(nearest -> "is unknown; did you mean '" + nearest + "'?")
                .orElseGet(() -> "is unknown; known are " + String.join(", ", known));
    }

    /**
     * What the client sent, fit to be part of a message.
     *
     * @param given any text
     */
    public static String quoted(String given) {
        return given.length() <= LONGEST_QUOTE
                ? "'" + given + "'"
                : "'" + given.substring(0, LONGEST_QUOTE) + "…' (" + given.length() + " characters)";
    }

    /** JSON may spell half of a surrogate pair; an answer in UTF-8 cannot. */
    private static String writable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
