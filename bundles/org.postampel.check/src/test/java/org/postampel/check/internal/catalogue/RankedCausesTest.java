package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.StepId;

/** Ambiguous rows: among the causes of a shared signal, ranked by what the other steps saw. */
class RankedCausesTest {

  private static final int ABSENT = 99;

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();

  @ParameterizedTest(name = "{0} ranks higher with <{2}> than with <{3}>")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "B1|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "shared=yes,token.scope=complete,token.person=expected|shared=no",
        "B2|imap.login rejected NO AUTHENTICATE failed.|shared=yes|shared=no",
        "B3|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "shared=yes|shared=no",
        "B4|imap.login rejected NO AUTHENTICATE failed.|flow=client-credentials|flow=browser",
        "B5|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "flow=client-credentials|flow=device-code",
        "B6|imap.login rejected NO AUTHENTICATE failed.|identity=mailbox|identity=person",
        "M11b|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "shared=yes|shared=no",
        "I4|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "provider=outlook-com,token.readable=no|provider=microsoft365",
        "I5|imap.login rejected NO AUTHENTICATE failed.|"
            + "token.scope=complete,token.person=expected|token.scope=missing,token.person=other",
        "I5|pop3.login rejected -ERR Authentication failure: unknown user name or bad password.|"
            + "token.scope=complete,token.person=expected|token.scope=missing,token.person=other",
        "K1|imap.login rejected NO AUTHENTICATE failed.|token.audience=other|token.audience=mail",
        "K3|imap.login rejected NO AUTHENTICATE failed.|token.scope=missing|token.scope=complete",
        "K7|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "token.person=other|token.person=expected",
        "K3|smtp.login rejected 535 5.7.3 Authentication unsuccessful|"
            + "token.scope=missing|token.scope=complete",
        "M4|smtp.login rejected 535 5.7.3 Authentication unsuccessful|"
            + "identity=mailbox,shared=yes|identity=person",
        "M1|smtp.login rejected 535 5.7.3 Authentication unsuccessful|"
            + "token.scope=complete|token.scope=unknown,family=other",
        "K4|smtp.login rejected 535 5.7.3 Authentication unsuccessful|"
            + "flow=client-credentials|flow=browser",
        "T2|imap.tls unknown-issuer PKIX path building failed|chain=short|chain=long",
        "Z1|imap.login rejected NO no|sign-in=password,family=other,provider=gmx|"
            + "sign-in=password,family=microsoft",
        "Z2|imap.login rejected NO no|sign-in=password,family=other,provider=t-online|"
            + "sign-in=password,t-online=no,family=other",
        "Z3|imap.login rejected NO no|sign-in=password,family=other,provider=yahoo|"
            + "sign-in=password,family=other,provider=gmx"
      })
  void causeRanksByTheEvidence(String row, String symptom, String speaksFor, String against) {
    assertThat(rank(row, symptom, speaksFor)).isLessThan(rank(row, symptom, against));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "I1|imap.login rejected NO AUTHENTICATE failed.|imap.token-rejected",
        "I1|imap.login rejected NO authenticate  FAILED [4711]|imap.token-rejected",
        "R1|pop3.login rejected -ERR Authentication failure: unknown user name|pop3.token-rejected",
        "R1|pop3.login rejected -ERR Logon failure: x|pop3.token-rejected",
        "I3|imap.mailbox refused BAD User is authenticated but not connected.|"
            + "mailbox.not-connected",
        "I3|imap.mailbox refused BAD the user is Authenticated, but NOT connected 14|"
            + "mailbox.not-connected",
        "M4|smtp.login rejected 535 5.7.3 Authentication unsuccessful [AB1]|smtp.identity-refused",
        "M4|smtp.login rejected 535 5.7.3 nope|smtp.identity-refused",
        "M7|smtp.login rejected {\"status\":\"401\"} 535 5.7.8 no|smtp.token-rejected",
        "I7|imap.mailbox refused NO this folder cannot be opened|mailbox.refused",
        "O11|oauth.token refused something nobody knows|signin.refused"
      })
  void sharedSignalIsAnsweredByItsRowWithSeveralCauses(String row, String symptom, String code) {
    Map<String, String> facts = facts("family=microsoft,provider=microsoft365");
    FindingRow finding = row(symptom, facts);

    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.reference()).isEqualTo(row);
    assertThat(finding.kind()).isEqualTo(FindingRow.Kind.AMBIGUOUS);
  }

  @Test
  void everyAmbiguousRowIsTriedHereOrNamesItsOnlyFinding() {
    Set<String> causes =
        catalogue.causes().values().stream().map(CauseRow::reference).collect(Collectors.toSet());
    Set<String> findings =
        catalogue.findings().stream().map(FindingRow::reference).collect(Collectors.toSet());

    assertThat(catalogue.rows())
        .filteredOn(row -> row.kind() == FindingRow.Kind.AMBIGUOUS)
        .allMatch(row -> causes.contains(row.id()) || findings.contains(row.id()));
  }

  /** The place of the row's cause among the causes named; {@code ABSENT} when it is ruled out. */
  private int rank(String row, String symptom, String facts) {
    List<String> named =
        catalogue
            .diagnose(symptom(symptom, facts(facts)), FindingsCatalogueTest.PLACES)
            .finding()
            .causes()
            .stream()
            .map(cause -> cause.key().substring("cause.".length()))
            .map(id -> catalogue.causes().get(id).reference())
            .toList();
    return named.contains(row) ? named.indexOf(row) : ABSENT;
  }

  private FindingRow row(String symptom, Map<String, String> facts) {
    String code =
        catalogue.diagnose(symptom(symptom, facts), FindingsCatalogueTest.PLACES).finding().code();
    return catalogue.findings().stream().filter(f -> f.code().equals(code)).findFirst().get();
  }

  private static Symptom symptom(String text, Map<String, String> facts) {
    String[] parts = text.split(" ", 3);
    return new Symptom(new StepId(parts[0]), parts[1], parts[2], facts);
  }

  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new HashMap<>(Map.of("sign-in", "oauth2"));
    for (String fact : text.split(",")) {
      facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
    }
    return facts;
  }
}
