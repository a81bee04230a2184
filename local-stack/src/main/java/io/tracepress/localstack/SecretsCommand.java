package io.tracepress.localstack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "secrets",
        description = "Make the passwords and keys that are missing: in a Kubernetes cluster, with kubectl and its"
                + " current context, or with --into in folders for containers.")
final class SecretsCommand implements Callable<Integer> {

    private static final String KUBECTL = "kubectl";

    private final PrintStream out = System.out;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Give each container's process a folder here, and use no cluster.")
    private Path folder;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = "tracepress",
            description = "Where the Secrets are (default: ${DEFAULT-VALUE}).")
    private String namespace;

    @Option(
            names = "--rotate-jwt-key",
            description = "Add a key that signs access tokens from now on, and drop those whose tokens have expired.")
    private boolean rotate;

    @Override
    public Integer call() {
        if (folder != null) {
            new SecretShares(new Secrets(folder.resolve("all")), folder).write();
        } else {
            makeInCluster();
        }
        return 0;
    }

    private void makeInCluster() {
        var kubectl = Programs.find(KUBECTL)
                .orElseThrow(() -> new StackException("There is no kubectl on the PATH: "
                        + "https://kubernetes.io/docs/tasks/tools/ (or name it in KUBECTL)"));
        var privateFolder = Folders.temporary("tracepress-secrets-");
        var atExit = new Thread(() -> Folders.delete(privateFolder), "end of secrets");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            var secrets = new ClusterSecrets(new Kubectl(kubectl, namespace), privateFolder);
            tell(rotate ? secrets.rotateSigningKeys() : secrets.makeMissing());
        } finally {
            Folders.delete(privateFolder);
        }
    }

    private void tell(ClusterSecrets.Outcome outcome) {
        if (outcome.made().isEmpty() && outcome.changed().isEmpty()) {
            out.println("All Secrets are there in namespace " + namespace + "; nothing was changed.");
        }
        tell("Made", outcome.made());
        tell("Changed", outcome.changed());
        if (rotate) {
            out.println("Keys of access tokens, of which the last one signs in a few minutes: "
                    + String.join(", ", outcome.signingKeys()));
        }
    }

    private void tell(String what, List<String> names) {
        if (!names.isEmpty()) {
            out.println(what + " in namespace " + namespace + ": " + String.join(", ", names));
        }
    }
}
