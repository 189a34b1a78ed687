package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.util.List;

/** Makes the start caches that a built repository lacks, and waits for them. */
public final class StartCacheBuild {
    private final StackSettings settings;

    /**
     * Prepares it.
     *
     * @param settings of the stack that will start from the caches; its data and ports are not touched
     */
    public StartCacheBuild(StackSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes them, one after the other; about half a minute on two cores, and nothing if there is none to make.
     *
     * @throws StackException if a jar is missing, or a cache could not be made
     */
    public void run() throws InterruptedException {
        Launch launch = Launch.of(settings);
        launch.data().prepare();
        launch.data().makeSecrets();
        List<Program> programs = Programs.of(settings);
        programs.forEach(Launch::requireBuilt);
        List<Program> lacking = launch.caches().lacking(programs);
        StartCacheTraining training = new StartCacheTraining(launch, settings.root(), false);
        // Ctrl-C ends the JVM without the end of this block; a second close does nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(training::close));
        try (training) {
            for (Program program : lacking) {
                settings.notices().accept(new Notice.MakingStartCache(program.name()));
                training.make(program);
            }
        } catch (IOException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
        if (!lacking.isEmpty()) {
            settings.notices().accept(new Notice.StartCachesMade());
        }
    }
}
