package io.tracepress.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Lets a method of a running service sleep, until the service is started again. */
final class PlantedSleep {

    private static final List<String> CLASSES = List.of("SleepAgent", "SleepAgent$Sleep", "SleepAgent$SleepFirst");

    private PlantedSleep() {}

    static void plant(ProcessHandle service, String type, String method, long millis, Path folder) throws Exception {
        Path jar = agent(folder);
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(service.pid()));
        try {
            jvm.loadAgent(jar.toString(), type + " " + method + " " + millis);
        } finally {
            jvm.detach();
        }
    }

    private static Path agent(Path folder) throws IOException {
        Path jar = folder.resolve("sleep-agent.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", SleepAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : CLASSES) {
                String path = "io/tracepress/system/" + name + ".class";
                out.putNextEntry(new JarEntry(path));
                try (var bytes = SleepAgent.class.getClassLoader().getResourceAsStream(path)) {
                    bytes.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
