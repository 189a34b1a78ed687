package dev.eventcrm.http.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body with rules that concern several of its fields. */
public interface CrossFieldRules {
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
     * @param index which entry of it, from 0; absent for the component as a whole
     * @param message what would be right
     */
    record Wrong(String component, @Nullable Integer index, String message) {
        /** An error of a whole component. */
        public static Wrong of(String component, String message) {
            return new Wrong(component, null, message);
        }
    }
}
