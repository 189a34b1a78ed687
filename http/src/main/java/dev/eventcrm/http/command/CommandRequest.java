package dev.eventcrm.http.command;

import org.jspecify.annotations.Nullable;

/**
 * All that a client says beside the path.
 *
 * @param body what the body says, checked
 * @param names how the body spelt it
 * @param precondition on which versions the command may act
 * @param idempotencyKey under which key the answer is kept; absent when the client sent none, or not with a POST
 * @param others what it says beside the body's own names; nothing unless {@link JsonBody#open}
 * @param <T> a record annotated with {@link JsonBody}
 */
public record CommandRequest<T>(
        T body,
        ClientFieldNames names,
        Precondition precondition,
        @Nullable IdempotencyKey idempotencyKey,
        UnmappedFields others) {}
