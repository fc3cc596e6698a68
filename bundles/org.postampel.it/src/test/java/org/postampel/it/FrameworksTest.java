package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bundles give the same verdicts on Felix, on Equinox and without a framework. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameworksTest {

  private Path folder;

  private DemoTenantProcess demo;
  private Program.Outcome plain;

  @BeforeAll
  void checkWithoutAFramework(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    demo = DemoTenantProcess.start(folder.resolve("demo"));
    plain = demo.checkAll("none");
  }

  @AfterAll
  void stopDemo() throws IOException, InterruptedException {
    if (demo != null) {
      demo.stop();
    }
  }

  @Test
  void theDemoShowsGreenRedAndGreyLights() throws IOException {
    Map<String, Report> reports = Report.parse(plain.out());
    assertThat(reports.values()).extracting(Report::light).contains("green", "red");
    assertThat(reports.values())
        .anySatisfy(report -> assertThat(report.lights()).containsValue("grey(blocked)"));
  }

  @Test
  void aSharedMailboxOfTheDelegateIsGreenWithOneOpenPoint() throws IOException {
    assertThat(Report.parse(plain.out()).values())
        .anySatisfy(
            report -> {
              assertThat(report.light()).isEqualTo("green");
              assertThat(report.open()).isEqualTo(1);
              assertThat(report.lights())
                  .containsEntry("oauth.claims", "green")
                  .containsEntry("imap.mailbox", "green")
                  .containsEntry("smtp.sender", "green")
                  .containsEntry("sharing.send-as", "grey(not-chosen)");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"felix", "equinox"})
  void theReportsAreEqualInAFramework(String framework) throws IOException, InterruptedException {
    Program.Outcome inFramework = demo.checkAll(framework);
    assertThat(inFramework.status()).as(inFramework.err()).isEqualTo(plain.status());
    assertThat(verdicts(inFramework.out())).isEqualTo(verdicts(plain.out()));
  }

  /** The reports by mailbox, without what differs from run to run: times and literal answers. */
  private static Map<String, JsonNode> verdicts(String output) throws JsonProcessingException {
    Map<String, JsonNode> verdicts = new TreeMap<>();
    for (String line : output.lines().toList()) {
      ObjectNode report = (ObjectNode) new ObjectMapper().readTree(line);
      report.remove("started");
      report.remove("durationMillis");
      report.remove("environment");
      for (JsonNode step : report.path("steps")) {
        ((ObjectNode) step).remove("durationMillis");
        ((ObjectNode) step).remove("evidence");
      }
      verdicts.put(report.at("/mailbox/id").asText(), report);
    }
    assertThat(verdicts).isNotEmpty();
    return verdicts;
  }
}
