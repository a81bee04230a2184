package io.tracepress.system;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A sleep at the beginning of a method of a running service, until it is closed. */
record PlantedSleep(ProcessHandle service, String method, Path agent) implements AutoCloseable {

    private static final List<String> CLASSES = List.of("SleepAgent", "SleepAgent$Sleep", "SleepAgent$SleepFirst");

    static PlantedSleep in(ProcessHandle service, String type, String method, long millis, Path folder)
            throws IOException {
        var sleep = new PlantedSleep(service, type + " " + method, agent(folder));
        sleep.load(millis);
        return sleep;
    }

    @Override
    public void close() throws IOException {
        load(0);
    }

    private void load(long millis) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(service.pid()));
            jvm.loadAgent(agent.toString(), method + " " + millis);
            jvm.detach();
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException failure) {
            throw new IOException(failure);
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
