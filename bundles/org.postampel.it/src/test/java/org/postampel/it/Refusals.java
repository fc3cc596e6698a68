package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs what has to be refused, in both languages, and looks at the refusal as a person would: one
 * sentence that names what is wrong, the exit status, and nothing of the program's inside.
 */
final class Refusals {

  private static final List<String> LANGUAGES = List.of("en", "de");

  private final Path mailboxes;
  private final Path store;

  Refusals(Path mailboxes, Path store) {
    this.mailboxes = mailboxes;
    this.store = store;
  }

  /**
   * The command ends with this status, prints no result, and says exactly one sentence on standard
   * error that contains every one of these words; in German another one than in English.
   *
   * @return the German sentence
   */
  String refused(int status, List<String> words, String... arguments)
      throws IOException, InterruptedException {
    return refused(status, words, language -> run(language, arguments));
  }

  /** A command in one of the languages. */
  @FunctionalInterface
  interface Command {
    Program.Outcome in(String language) throws IOException, InterruptedException;
  }

  /** The same for a command that is run in another way. */
  static String refused(int status, List<String> words, Command command)
      throws IOException, InterruptedException {
    List<String> sentences = new ArrayList<>();
    for (String language : LANGUAGES) {
      Program.Outcome outcome = command.in(language);
      assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
      assertThat(outcome.out()).isEmpty();
      List<String> lines = outcome.err().lines().filter(line -> !line.isBlank()).toList();
      assertThat(lines).hasSize(1);
      assertSentence(lines.get(0), words);
      sentences.add(lines.get(0));
    }
    assertThat(sentences.get(1)).as("German").isNotEqualTo(sentences.get(0));
    return sentences.get(1);
  }

  /**
   * The check of one mailbox ends with this status; its report is red at the settings with one
   * sentence that contains these words, and grey everywhere else.
   *
   * @return the step {@code account.settings} of the German report
   */
  JsonNode redSettings(int status, List<String> words, String id)
      throws IOException, InterruptedException {
    List<JsonNode> steps = new ArrayList<>();
    for (String language : LANGUAGES) {
      Program.Outcome outcome = run(language, "check", id, "--json", "-");
      assertThat(outcome.status()).as(outcome.err() + outcome.out()).isEqualTo(status);
      assertThat(outcome.err()).doesNotContain("Exception");
      Map<String, Report> reports = Report.parse(outcome.out());
      assertThat(reports).containsOnlyKeys(id);
      Map<String, String> lights = reports.get(id).lights();
      assertThat(lights.remove("account.settings")).isEqualTo("red");
      assertThat(lights.values()).isNotEmpty().allMatch(light -> light.startsWith("grey("));
      JsonNode settings = settings(outcome.out());
      assertSentence(settings.path("summary").asText(), words);
      assertThat(settings.path("remedies")).isNotEmpty();
      steps.add(settings);
    }
    assertThat(steps.get(1).path("summary")).isNotEqualTo(steps.get(0).path("summary"));
    return steps.get(1);
  }

  /** Runs a command over these folders, with nothing on standard input. */
  Program.Outcome run(String language, String... arguments)
      throws IOException, InterruptedException {
    return Program.run(command(language, arguments));
  }

  /** Runs a command over these folders in English, with this text on standard input. */
  Program.Outcome runWithInput(String input, String... arguments)
      throws IOException, InterruptedException {
    return Program.runWithInput(input, command("en", arguments));
  }

  /** The arguments, followed by folders and language. */
  String[] command(String language, String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    List<String> places =
        List.of(
            "--mailboxes", mailboxes.toString(), "--store", store.toString(), "--lang", language);
    command.addAll(places);
    return command.toArray(String[]::new);
  }

  /** One sentence with a next action, and nothing of the program's inside. */
  static void assertSentence(String sentence, List<String> words) {
    assertThat(sentence)
        .contains(words)
        .endsWith(".")
        .doesNotContain("Exception", "null", "{0}", "{1}", "\uFFFD\uFFFD")
        .doesNotContainPattern("\\b(java|org|com|sun)\\.[a-z]+\\.");
    // A full stop followed by a capital would begin a second sentence.
    assertThat(sentence).doesNotContainPattern("[a-zäöüß)”“\"]\\. [A-ZÄÖÜ]");
    assertThat(sentence).as("the next action").containsPattern("[:;(]");
  }

  private static JsonNode settings(String report) throws IOException {
    for (JsonNode step : new ObjectMapper().readTree(report).path("steps")) {
      if (step.path("id").asText().equals("account.settings")) {
        return step;
      }
    }
    throw new AssertionError("no account.settings in " + report);
  }
}
