package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {

    @TempDir
    private Path folder;

    @Test
    void theTraceDeskKeepsTheTraces() {
        var plan = plan(StackSettings.withOffset(100));

        assertThat(names(plan.all())).contains("trace-desk").doesNotContain("jaeger");
        assertThat(plan.traceStore().port()).isEqualTo(16786);
    }

    @Test
    void orJaegerDoes() {
        var plan = plan(new StackSettings(100, Optional.of(Path.of("/opt/jaeger"))));

        assertThat(names(plan.all())).contains("jaeger").doesNotContain("trace-desk");
        assertThat(plan.traceStore().port()).isEqualTo(16786);
    }

    @Test
    void theDesksStopAfterTheServicesThatSendToThem() {
        var plan = plan(StackSettings.withOffset(0));

        assertThat(names(plan.stopOrder().getLast())).contains("trace-desk", "mail-desk");
        assertThat(plan.stopOrder().stream().mapToInt(List::size).sum())
                .isEqualTo(plan.all().size());
    }

    @Test
    void everyProcessHasAKnownName() {
        assertThat(StackPlan.names())
                .containsAll(names(plan(StackSettings.withOffset(0)).all()))
                .contains("jaeger");
    }

    private StackPlan plan(StackSettings settings) {
        return StackPlan.of(folder, Home.at(folder.resolve("home")), settings, JavaService.CacheUse.NONE);
    }

    private static List<String> names(List<? extends Component> components) {
        return components.stream().map(Component::name).toList();
    }
}
