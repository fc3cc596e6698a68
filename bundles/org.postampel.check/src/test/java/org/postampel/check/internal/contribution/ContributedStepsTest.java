package org.postampel.check.internal.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckPlanner;
import org.postampel.check.Samples;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.step.CheckStep;
import org.postampel.check.step.StepAnswer;
import org.postampel.check.step.StepContext;

/** A contribution that is not fit to run is switched off with a log entry; the rest works. */
public class ContributedStepsTest {

  /** What a vendor's class looks like to whoever makes it. */
  public static class Good implements CheckStep {
    @Override
    public StepId id() {
      return new StepId("account.good");
    }

    @Override
    public Sentence title() {
      return Sentence.of("step.account.settings");
    }

    @Override
    public StepAnswer run(StepContext context) {
      return StepAnswer.notInspectable(title());
    }
  }

  /** Its constructor throws. */
  public static final class Unmakeable extends Good {
    /** Throws. */
    public Unmakeable() {
      throw new IllegalStateException("no licence file");
    }
  }

  /** Its name belongs to no leg. */
  public static final class Nameless extends Good {
    @Override
    public StepId id() {
      return new StepId("musterfirma.licence");
    }
  }

  /** Has the name of one of ours. */
  public static final class Usurper extends Good {
    @Override
    public StepId id() {
      return StepId.ACCOUNT_SECRETS;
    }
  }

  /** Requires what nobody runs. */
  public static final class Waiting extends Good {
    @Override
    public StepId id() {
      return new StepId("account.waiting");
    }

    @Override
    public Set<StepId> requires() {
      return Set.of(new StepId("account.nobody"));
    }
  }

  /** Has no title. */
  public static final class Untitled extends Good {
    @Override
    public StepId id() {
      return new StepId("account.untitled");
    }

    @Override
    public Sentence title() {
      return Sentence.of("no.such.text");
    }
  }

  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();
  private final Logger logger = Logger.getLogger(ContributedSteps.class.getName());
  private final Handler keeper =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          log.add(entry.getLevel() + " " + String.valueOf(entry.getParameters()[0]));
        }

        @Override
        public void flush() {
          // nothing is held back
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    logger.addHandler(keeper);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(keeper);
    logger.setUseParentHandlers(true);
  }

  @Test
  void classesThatAnIndexNamesAreMadeAndTheBrokenOnesAreSwitchedOff() throws IOException {
    Files.createDirectories(folder.resolve("META-INF/postampel"));
    Files.writeString(
        folder.resolve("META-INF/postampel/steps"),
        String.join(
            "\n",
            "# what Musterfirma adds",
            "com.musterfirma.Gone",
            String.class.getName(),
            Unmakeable.class.getName(),
            Nameless.class.getName(),
            Usurper.class.getName(),
            Waiting.class.getName(),
            Untitled.class.getName(),
            "",
            Good.class.getName(),
            Good.class.getName()));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ContributedStepsTest.class.getClassLoader())) {
      assertThat(added(ContributedSteps.of(IndexedSteps.seenBy(loader))))
          .containsExactly("account.good");
    }
    assertThat(log)
        .containsExactly(
            "WARNING com.musterfirma.Gone",
            "WARNING java.lang.String",
            "WARNING " + Unmakeable.class.getName(),
            "WARNING " + Nameless.class.getName(),
            "WARNING " + Usurper.class.getName(),
            "WARNING " + Waiting.class.getName(),
            "WARNING " + Untitled.class.getName(),
            "WARNING " + Good.class.getName());
  }

  @Test
  void withoutContributionsThePlanIsOurs() {
    assertThat(added(ContributedSteps.load())).isEmpty();
    assertThat(log).isEmpty();
  }

  private static List<String> added(ContributedSteps steps) {
    CheckPlan ours = CheckPlanner.plan(Samples.withPassword());
    List<StepId> all = steps.addedTo(ours).ids();
    return all.subList(ours.ids().size(), all.size()).stream().map(StepId::value).toList();
  }
}
