package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service of Tracepress in a JVM of its own. */
record JavaService(
        ServiceDefinition definition,
        int port,
        int managementPort,
        ServiceApp app,
        Map<String, String> environment,
        Path log,
        CacheUse cacheUse)
        implements Component {

    /** What the JVM does about its start-up cache. */
    enum CacheUse {
        NONE,
        READ,
        WRITE
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public void requireBuilt() {
        ServiceApp.requireBuilt(app.builtJar());
    }

    @Override
    public Process launch() throws IOException {
        var command = new ArrayList<String>();
        command.add(JavaCommand.EXECUTABLE);
        command.addAll(flags());
        command.addAll(cacheFlags());
        if (cacheUse == CacheUse.WRITE) {
            command.addAll(definition.training().flags());
        }
        command.add("-Djava.io.tmpdir=" + app.freshTemporaryFolder());
        command.addAll(List.of("-jar", app.jar().toString()));
        return ChildProcess.start(log, command, environment);
    }

    @Override
    public boolean isReady() {
        return Readiness.at(managementPort, "/actuator/health/readiness");
    }

    @Override
    public Duration startTimeout() {
        return Duration.ofMinutes(3);
    }

    /** Nobody waits for the cache of a start that is cancelled. */
    @Override
    public Duration stopTimeout() {
        return cacheUse == CacheUse.WRITE ? Duration.ofSeconds(1) : Duration.ofSeconds(40);
    }

    Path cache() {
        return app.cache(flags(), definition.training());
    }

    /** Renamed when complete, so that no half-written cache is ever used. */
    Path unfinishedCache() {
        return cache().resolveSibling("unfinished.aot");
    }

    /** The run that makes the cache, with a log of its own. */
    JavaService forTraining() {
        return new JavaService(definition, port, managementPort, app, environment, app.log(), CacheUse.WRITE);
    }

    private List<String> flags() {
        return JavaCommand.serviceFlags(definition.heapMegabytes());
    }

    private List<String> cacheFlags() {
        return switch (cacheUse) {
            case NONE -> List.of();
            case READ -> Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of();
            case WRITE -> List.of("-XX:AOTCacheOutput=" + unfinishedCache());
        };
    }
}
