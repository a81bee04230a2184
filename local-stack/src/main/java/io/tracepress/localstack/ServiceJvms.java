package io.tracepress.localstack;

import java.nio.file.Path;
import java.util.Map;

/** Where the JVMs of a stack find their jars, folders and ports. */
record ServiceJvms(Path root, Home home, int portOffset, JavaService.CacheUse cacheUse) {

    JavaService jvm(ServiceDefinition definition, Map<String, String> environment) {
        var name = definition.name();
        var jar = root.resolve(name).resolve("target").resolve(name + ".jar");
        var app = new ServiceApp(name, jar, home.apps().resolve(name), home.log(name + ".training"));
        return new JavaService(
                definition,
                definition.basePort() + portOffset,
                definition.baseManagementPort() + portOffset,
                app,
                environment,
                home.log(name),
                cacheUse);
    }
}
