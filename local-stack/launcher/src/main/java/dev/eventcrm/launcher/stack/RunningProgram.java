package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A program that was started by this process. */
record RunningProgram(Program program, Process process) {
    ProcessMark mark() {
        return ProcessMark.of(program.name(), program.role(), process.toHandle());
    }

    /**
     * Writes one line to its standard input.
     *
     * @throws IOException if it no longer reads
     */
    void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /**
     * Asks it to end, in the way of its role, and kills it if it does not.
     *
     * @param grace the time it has
     * @return whether it had to be killed
     */
    boolean end(Duration grace) {
        switch (program.role()) {
            case ENGINE -> closeInput();
            case SERVICE -> process.destroy();
        }
        if (endsWithin(grace)) {
            return false;
        }
        process.destroyForcibly();
        endsWithin(grace);
        return true;
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
