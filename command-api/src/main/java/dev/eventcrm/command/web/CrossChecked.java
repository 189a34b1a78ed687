package dev.eventcrm.command.web;

import java.util.List;

/** A body with rules that concern several of its fields. */
public interface CrossChecked {
    /**
     * What is wrong between fields; called also when single fields are wrong, which are null then.
     *
     * @return the errors; none for a field that is wrong by itself will be shown twice
     */
    List<Wrong> crossCheck();

    /**
     * An error.
     *
     * @param component the component it is about
     * @param message what would be right
     */
    record Wrong(String component, String message) {}
}
