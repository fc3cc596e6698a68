package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.check.Finding;
import org.postampel.check.StepId;
import org.postampel.core.contribution.ContributedFile;

class CatalogueLoaderTest {

  private static final Symptom GATEWAY =
      new Symptom(
          new StepId("smtp.login"),
          "rejected",
          "535 The Musterfirma gateway is closed",
          Map.of("sign-in", "password"));

  @TempDir private Path folder;

  @Test
  void theWorkedExampleOfTheSchemaAddsAFindingWithItsTexts() throws IOException {
    Finding finding = diagnose(CatalogueLoader.load(List.of(example("musterfirma"))));

    assertThat(finding.code()).isEqualTo("musterfirma.gateway-closed");
    assertThat(finding.summary().in(Locale.ENGLISH)).contains("gateway of Musterfirma is closed");
    assertThat(finding.summary().in(Locale.GERMAN)).contains("gateway of Musterfirma is closed");
    assertThat(finding.remedies().all().get(0).link())
        .isEqualTo("https://status.musterfirma.example");
  }

  @Test
  void aFindingWithTheCodeOfOursTakesItsPlace() throws IOException {
    ContributedFile file =
        file(
            "own",
            """
            "findings":[{"code":"smtp.password-rejected","light":"yellow","kind":"ambiguous",
            "match":[{"step":"smtp.login"}],"causes":["password-wrong"]}]
            """,
            "finding.smtp.password-rejected=Ours now.");

    Finding finding = diagnose(CatalogueLoader.load(List.of(file)));

    assertThat(finding.code()).isEqualTo("smtp.password-rejected");
    assertThat(finding.summary().in(Locale.ENGLISH)).isEqualTo("Ours now.");
    assertThat(finding.causes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is no JSON",
        "\"findings\":[{\"code\":\"x\",\"light\":\"red\",\"kind\":\"distinct\"}]",
        "\"findings\":[{\"code\":\"x.y\",\"light\":\"red\",\"kind\":\"distinct\","
            + "\"match\":[{\"step\":\"smtp.login\"}],\"causes\":[\"no-such-cause\"]}]",
        "\"findings\":[{\"code\":\"x.y\",\"light\":\"red\",\"kind\":\"distinct\","
            + "\"match\":[{\"step\":\"smtp.login\"}],\"causes\":[\"password-wrong\"]}]",
        "\"remedies\":[{\"id\":\"switch-to-oauth\"}]",
        "\"remedies\":[{\"id\":\"switch-to-oauth\",\"who\":\"user\",\"command\":\"rm {disk}\"}]",
        "\"findings\":[{\"code\":\"x.y\",\"light\":\"red\",\"kind\":\"distinct\","
            + "\"match\":[{\"matches\":\"(\"}],\"causes\":[\"password-wrong\"]}]",
        "\"replaces\":true"
      })
  void aBrokenFileIsSwitchedOffAndTheRestWorks(String broken) throws IOException {
    ContributedFile bad = file("bad", broken, "");

    Finding finding = diagnose(CatalogueLoader.load(List.of(bad, example("good"))));

    assertThat(finding.code()).isEqualTo("musterfirma.gateway-closed");
    assertThat(CatalogueLoader.load(List.of(bad)).findings())
        .hasSameSizeAs(FindingsCatalogue.builtIn().findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wait {0", "Wait {11} minutes.", "Wait {name}."})
  void aTextThatCannotBeFilledSwitchesItsFileOff(String text) throws IOException {
    ContributedFile bad = file("bad", "\"findings\":[]", "finding.smtp.password-rejected=" + text);

    assertThat(diagnose(CatalogueLoader.load(List.of(bad))).summary().in(Locale.ENGLISH))
        .startsWith("The server does not accept");
  }

  @Test
  void aFileThatIsNotThereIsSwitchedOff() throws IOException {
    ContributedFile gone = new ContributedFile("gone", folder.resolve("gone.json").toUri().toURL());

    assertThat(diagnose(CatalogueLoader.load(List.of(gone))).code())
        .isEqualTo("smtp.password-rejected");
  }

  @Test
  void aFileCanReplaceTheWholeCatalogue() throws IOException {
    ContributedFile whole =
        file(
            "whole",
            """
            "replaces":true,
            "findings":[{"code":"check.unexplained","light":"red","kind":"ambiguous",
            "match":[{"outcome":"never"}],"causes":["any"]}],
            "causes":[{"id":"any","remedies":["call"]}],
            "remedies":[{"id":"call","who":"provider"}]
            """,
            "finding.check.unexplained=Something.\ncause.any=Some cause.\nremedy.call=Call us.");

    FindingsCatalogue catalogue = CatalogueLoader.load(List.of(whole));

    assertThat(catalogue.findings()).hasSize(1);
    assertThat(diagnose(catalogue).remedies().all().get(0).text().in(Locale.GERMAN))
        .isEqualTo("Call us.");
  }

  private static Finding diagnose(FindingsCatalogue catalogue) {
    return catalogue.diagnose(GATEWAY, FindingsCatalogueTest.PLACES).finding();
  }

  /** The files of the worked example, as a vendor would copy them out of the schema. */
  private ContributedFile example(String name) throws IOException {
    String schema =
        Files.readString(Path.of("schema/catalogues.exsd"))
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
    Matcher parts = Pattern.compile("(?s)<pre>\\n(.*?)</pre>").matcher(schema);
    assertThat(parts.find()).isTrue();
    assertThat(parts.find()).isTrue();
    Path json = Files.writeString(folder.resolve(name + ".json"), parts.group(1));
    assertThat(parts.find()).isTrue();
    Files.writeString(folder.resolve(name + ".properties"), parts.group(1));
    return new ContributedFile(name, json.toUri().toURL());
  }

  private ContributedFile file(String name, String body, String texts) throws IOException {
    Path json =
        Files.writeString(
            folder.resolve(name + ".json"), "{\"schema\":\"postampel-findings/1\"," + body + "}");
    Files.writeString(folder.resolve(name + ".properties"), texts);
    return new ContributedFile(name, json.toUri().toURL());
  }
}
