package dev.eventcrm.sender;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process at one of its calls, as far as anybody outside can tell: that call goes out or does not, its answer is never
 * seen, and no other follows it.
 */
final class KillSwitch {
    private static final Set<String> CALLS = Set.of(
            "putItem", "getItem", "batchGetItem", "batchExecuteStatement", "updateItem", "deleteItem", "sendEmail");

    private final AtomicInteger left;
    private final boolean isCallMade;

    /**
     * One that ends it at a call.
     *
     * @param calls how many calls it may make before
     * @param isCallMade whether that call still goes out
     */
    KillSwitch(int calls, boolean isCallMade) {
        this.left = new AtomicInteger(calls);
        this.isCallMade = isCallMade;
    }

    /** Thrown where the process would be gone. Nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Whether the process is gone. */
    boolean hasStruck() {
        return left.get() < 0;
    }

    /** A client whose calls count. */
    <T> T guarded(Class<T> type, T client) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call(client, method, arguments)));
    }

    private @Nullable Object call(Object client, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!CALLS.contains(method.getName())) {
            return invoke(client, method, arguments);
        }
        int remaining = left.decrementAndGet();
        if (remaining < -1 || (remaining == -1 && !isCallMade)) {
            throw new Killed();
        }
        Object answer = invoke(client, method, arguments);
        if (left.get() < 0) {
            throw new Killed();
        }
        return answer;
    }

    private static @Nullable Object invoke(Object client, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
