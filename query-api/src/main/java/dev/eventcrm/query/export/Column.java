package dev.eventcrm.query.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export.
 *
 * @param name its name, as JSON spells the field
 * @param value what it holds; null where nothing is known
 * @param <T> what a row is made of
 */
public record Column<T>(String name, Function<T, @Nullable Object> value) {}
