package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.Finding;
import org.postampel.check.Light;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.text.Texts;

class FindingsCatalogueTest {

  static final Placeholders PLACES =
      new Placeholders(
          "support@musterfirma.example",
          "anna@musterfirma.example",
          "anna@musterfirma.example",
          "outlook.office365.com",
          "993",
          "IMAP",
          "11111111-2222-3333-4444-555555555555",
          "99999999-8888-7777-6666-555555555555",
          "https://login.microsoftonline.com",
          "http://localhost");

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();

  @Test
  void everyRowHasItsTextsInBothLanguages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts texts = catalogue.texts().in(locale);
      assertThat(catalogue.findings()).allMatch(row -> texts.has("finding." + row.code()));
      assertThat(catalogue.causes().keySet()).allMatch(id -> texts.has("cause." + id));
      assertThat(catalogue.remedies().keySet()).allMatch(id -> texts.has("remedy." + id));
    }
  }

  @Test
  void noTextBelongsToARowThatIsGone() {
    Set<String> known = new TreeSet<>();
    catalogue.findings().forEach(row -> known.add("finding." + row.code()));
    catalogue.causes().keySet().forEach(id -> known.add("cause." + id));
    catalogue.remedies().keySet().forEach(id -> known.add("remedy." + id));
    Set<String> texts =
        catalogue.texts().in(Locale.ENGLISH).keys().stream().collect(Collectors.toSet());

    assertThat(texts).isEqualTo(known);
  }

  @Test
  void everyRowOfTheFailureCatalogueIsThereOnce() {
    assertThat(catalogue.rows())
        .extracting(ReferenceRow::id)
        .containsExactlyInAnyOrderElementsOf(failureCatalogue());
  }

  @Test
  void everyDistinctRowHasAFindingThatIsAskedFirst() {
    Set<String> answered = references(FindingRow.Kind.DISTINCT);

    assertThat(rows(FindingRow.Kind.DISTINCT))
        .filteredOn(row -> row.made().isEmpty() && !answered.contains(row.id()))
        .isEmpty();
  }

  @Test
  void everyAmbiguousRowIsAFindingOrAmongTheRankedCauses() {
    Set<String> answered = references(FindingRow.Kind.AMBIGUOUS);
    catalogue.findings().stream()
        .filter(row -> row.kind() != FindingRow.Kind.ADVICE)
        .flatMap(row -> row.causes().stream())
        .map(id -> catalogue.causes().get(id).reference())
        .forEach(answered::add);

    assertThat(rows(FindingRow.Kind.AMBIGUOUS))
        .filteredOn(row -> !answered.contains(row.id()))
        .isEmpty();
  }

  @Test
  void everyRowWithoutASignalHasItsAdvice() {
    assertThat(rows(FindingRow.Kind.ADVICE))
        .extracting(ReferenceRow::id)
        .containsExactlyInAnyOrderElementsOf(references(FindingRow.Kind.ADVICE));
  }

  @Test
  void onlyDistinctRowsAreNamedByADistinctFinding() {
    Set<String> distinct =
        rows(FindingRow.Kind.DISTINCT).stream().map(ReferenceRow::id).collect(Collectors.toSet());

    assertThat(references(FindingRow.Kind.DISTINCT)).isSubsetOf(distinct);
  }

  @Test
  void everyPlaceholderOfASentenceIsKnownAndTheSameInBothLanguages() {
    Texts english = catalogue.texts().in(Locale.ENGLISH);
    Texts german = catalogue.texts().in(Locale.GERMAN);
    Object[] places = {"<0>", "<1>", "<2>", "<3>", "<4>", "<5>", "<6>", "<7>", "<8>", "<9>"};

    for (String key : english.keys()) {
      String shown = english.get(key, places);
      assertThat(shown).as(key).isNotBlank().doesNotContain("{", "''");
      assertThat(german.get(key, places))
          .as(key)
          .isNotBlank()
          .isNotEqualTo(shown)
          .doesNotContain("{", "''");
      assertThat(places(german.get(key, places))).as(key).isEqualTo(places(shown));
    }
  }

  private static Set<String> places(String text) {
    return Pattern.compile("<\\d>")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<ReferenceRow> rows(FindingRow.Kind kind) {
    return catalogue.rows().stream().filter(row -> row.kind() == kind).toList();
  }

  private Set<String> references(FindingRow.Kind kind) {
    return catalogue.findings().stream()
        .filter(row -> row.kind() == kind && !row.reference().isEmpty())
        .map(FindingRow::reference)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyReferenceIsARowOfTheFailureCatalogue() {
    Set<String> rows = failureCatalogue();

    Stream<String> references =
        Stream.concat(
            catalogue.findings().stream().map(FindingRow::reference),
            catalogue.causes().values().stream().map(CauseRow::reference));

    assertThat(references.filter(reference -> !reference.isEmpty())).allMatch(rows::contains);
  }

  @Test
  void everyCauseAndRemedyIsUsed() {
    Set<String> causes =
        catalogue.findings().stream()
            .flatMap(row -> row.causes().stream())
            .collect(Collectors.toSet());
    Set<String> remedies =
        catalogue.causes().values().stream()
            .flatMap(row -> row.remedies().stream())
            .collect(Collectors.toSet());

    assertThat(causes).isEqualTo(catalogue.causes().keySet());
    assertThat(remedies).isEqualTo(catalogue.remedies().keySet());
  }

  @Test
  void thirtyThreeRowsOfTheSignInAreAnswered() {
    Set<String> answered =
        catalogue.findings().stream().map(FindingRow::reference).collect(Collectors.toSet());

    assertThat(answered).containsAll(IntStream.rangeClosed(1, 33).mapToObj(n -> "E" + n).toList());
  }

  @Test
  void sharedMailboxThatDoesNotOpenNamesFullAccessFirstWithTheLineToPaste() {
    Finding finding =
        notConnected(
            Map.of("shared", "yes", "token.person", "expected", "token.scope", "complete"));

    assertThat(finding.causes().get(0).key()).isEqualTo("cause.no-full-access");
    assertThat(keys(finding)).doesNotContain("cause.token-scope", "cause.token-person");
    assertThat(finding.remedies().all().get(0).command())
        .isEqualTo(
            "Add-MailboxPermission support@musterfirma.example -User anna@musterfirma.example"
                + " -AccessRights FullAccess");
    assertThat(finding.remedies().all())
        .extracting(Remedy::command)
        .contains("Set-CASMailbox -Identity support@musterfirma.example -ImapEnabled $true");
  }

  @Test
  void tokenOfAnotherPersonIsTheFirstCause() {
    Finding finding =
        notConnected(Map.of("shared", "no", "token.person", "other", "token.scope", "complete"));

    assertThat(finding.causes().get(0).key()).isEqualTo("cause.token-person");
    assertThat(keys(finding)).doesNotContain("cause.no-full-access", "cause.token-scope");
  }

  @Test
  void applicationThatMayNotOpenTheMailboxIsToldAboutTheServicePrincipal() {
    Finding finding =
        notConnected(
            Map.of("shared", "yes", "flow", "client-credentials", "token.scope", "complete"));

    assertThat(finding.causes().get(0).key()).isEqualTo("cause.service-principal");
    assertThat(keys(finding)).doesNotContain("cause.no-full-access", "cause.token-person");
  }

  @Test
  void commandsOfExchangeAreNotGivenForOtherServers() {
    Map<String, String> facts =
        Map.of("shared", "yes", "family", "other", "sign-in", "oauth2", "provider", "generic");
    Symptom symptom = symptom("imap.login", "rejected", "a1 NO no", facts);

    Finding finding = catalogue.diagnose(symptom, PLACES).finding();

    assertThat(finding.remedies().all()).extracting(Remedy::command).containsOnly("");
    assertThat(keys(finding))
        .contains("cause.no-full-access")
        .doesNotContain("cause.smtp-identity");
  }

  @ParameterizedTest
  @CsvSource({
    "no, Add-RecipientPermission support@musterfirma.example -Trustee anna@musterfirma.example"
        + " -AccessRights SendAs",
    "yes, Get-Mailbox support@musterfirma.example | Add-ADPermission -User"
        + " anna@musterfirma.example -ExtendedRights \"Send As\""
  })
  void sendAsIsGrantedByTheCommandOfTheExchangeThatKeepsTheMailbox(String own, String command) {
    Map<String, String> facts =
        Map.of("shared", "yes", "family", "microsoft", "own-exchange", own, "flow", "none");
    String words = "550 5.7.60 SMTP; Client does not have permissions to send as this sender";
    Symptom symptom = symptom("smtp.sender", "refused-sender", words, facts);

    List<String> commands =
        catalogue.diagnose(symptom, PLACES).finding().remedies().all().stream()
            .map(Remedy::command)
            .filter(line -> line.contains("Send"))
            .toList();

    assertThat(commands).contains(command).filteredOn(line -> line.contains("Add-")).hasSize(1);
  }

  @Test
  void smtpAuthIsSwitchedOnForTheMailboxThatSignsIn() {
    Symptom symptom =
        symptom("smtp.login", "rejected", "535 5.7.139 disabled for the Tenant", Map.of());

    assertThat(catalogue.diagnose(symptom, PLACES).finding().remedies().all().get(0).command())
        .isEqualTo(
            "Set-CASMailbox anna@musterfirma.example -SmtpClientAuthenticationDisabled $false");
  }

  @Test
  void consentAddressIsFilledIn() {
    Symptom symptom = symptom("oauth.token", "refused", "AADSTS90094", Map.of());

    assertThat(catalogue.diagnose(symptom, PLACES).finding().remedies().all().get(0).link())
        .isEqualTo(
            "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0/adminconsent"
                + "?client_id=99999999-8888-7777-6666-555555555555"
                + "&redirect_uri=http%3A%2F%2Flocalhost"
                + "&scope=https%3A%2F%2Foutlook.office365.com%2F.default");
  }

  @Test
  void addressWithStrangeCharactersCannotBreakOutOfTheLineToPaste() {
    Placeholders odd =
        new Placeholders(
            "o'brien;rm x@musterfirma.example", "a", "a", "h", "1", "IMAP", "", "", "", "");
    Symptom symptom =
        symptom(
            "imap.mailbox",
            "refused",
            "authenticated but not connected",
            Map.of("shared", "yes", "family", "microsoft"));

    assertThat(catalogue.diagnose(symptom, odd).finding().remedies().all().get(0).command())
        .startsWith("Add-MailboxPermission 'o''brien;rm x@musterfirma.example' -User a ");
  }

  @Test
  void throttledMailboxSaysHowLongToWait() {
    Symptom symptom =
        symptom(
            "imap.mailbox",
            "unavailable",
            "Request is throttled. Suggested Backoff Time: 299961 milliseconds",
            Map.of("detail", "300"));

    Diagnosis diagnosis = catalogue.diagnose(symptom, PLACES);

    assertThat(diagnosis.light()).isEqualTo(Light.YELLOW);
    assertThat(diagnosis.finding().remedies().all().get(0).text().in(Locale.GERMAN))
        .isEqualTo("Warten Sie 300 Sekunden und prüfen Sie erneut.");
  }

  @Test
  void catalogueWithAnUnknownWordIsRefusedAndTheWordNamed() {
    String json =
        "{\"schema\":\"postampel-findings/1\",\"findings\":[{\"code\":\"x\",\"ligth\":\"red\"}]}";

    assertThatThrownBy(
            () ->
                CatalogueParser.parse(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ligth");
  }

  private Finding notConnected(Map<String, String> facts) {
    Map<String, String> all =
        new HashMap<>(Map.of("provider", "microsoft365", "family", "microsoft", "flow", "browser"));
    all.putAll(facts);
    String literal = "a2 BAD User is authenticated but not connected.";
    return catalogue.diagnose(symptom("imap.mailbox", "refused", literal, all), PLACES).finding();
  }

  private static List<String> keys(Finding finding) {
    return finding.causes().stream().map(Sentence::key).toList();
  }

  private static Symptom symptom(
      String step, String outcome, String literal, Map<String, String> facts) {
    return new Symptom(new StepId(step), outcome, literal, facts);
  }

  /** The rows there are, by letter and number; {@code E13b} and its like are corrections. */
  private static Set<String> failureCatalogue() {
    Map<String, Integer> last = new HashMap<>();
    last.put("C", 7);
    last.put("D", 5);
    last.put("N", 4);
    last.put("T", 10);
    last.put("S", 3);
    last.put("P", 5);
    last.put("O", 11);
    last.put("E", 35);
    last.put("G", 8);
    last.put("K", 10);
    last.put("I", 10);
    last.put("R", 3);
    last.put("M", 16);
    last.put("B", 11);
    last.put("Q", 8);
    last.put("X", 5);
    last.put("Z", 3);
    Set<String> rows = new TreeSet<>(Set.of("E13b", "M11b", "S5"));
    last.forEach(
        (letter, count) ->
            IntStream.rangeClosed(1, count).forEach(number -> rows.add(letter + number)));
    return rows;
  }
}
