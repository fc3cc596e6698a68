package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.StepId;

/** Ambiguous rows: among the causes of a shared signal, ranked by what the other steps saw. */
class RankedCausesTest {

  private static final int ABSENT = 99;

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();

  /** Refusals that several causes share. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "IMAP", "imap.login rejected NO AUTHENTICATE failed.",
          "CONN", "imap.mailbox refused BAD User is authenticated but not connected.",
          "NOFOLDER", "imap.mailbox refused NO this folder cannot be opened",
          "POP3", "pop3.login rejected -ERR Authentication failure: unknown user name or password.",
          "SMTP", "smtp.login rejected 535 5.7.3 Authentication unsuccessful",
          "CHALLENGE", "smtp.login rejected {\"status\":\"401\"} 535 5.7.8 no",
          "CHAIN", "imap.tls unknown-issuer PKIX path building failed",
          "VERSION", "imap.tls protocol-or-cipher Received fatal alert: protocol_version",
          "PASSWORD", "imap.login rejected NO no",
          "CONSENT", "oauth.token refused AADSTS65001: nobody has consented");

  /** Row, refusal, evidence for the row, evidence against it. */
  private static final List<String> RANKS =
      List.of(
          "B1|CONN|shared=yes|shared=no",
          "B1|CONN|shared=yes,token.person=expected|shared=yes,token.person=unknown,token.scope=missing",
          "B1|CONN|flow=browser|flow=client-credentials",
          "B2|IMAP|shared=yes|shared=no",
          "B2|IMAP|flow=browser|flow=client-credentials",
          "B2|IMAP|family=microsoft|family=other",
          "B3|CONN|shared=yes|shared=no",
          "B3|CONN|token.tenant=other|token.tenant=expected",
          "B4|IMAP|flow=client-credentials|flow=browser",
          "B4|IMAP|flow=client-credentials,token.scope=complete|flow=client-credentials,token.scope=missing",
          "B5|CONN|flow=client-credentials|flow=device-code",
          "B5|CONN|flow=client-credentials,family=microsoft|flow=client-credentials,family=other",
          "B6|IMAP|identity=mailbox|identity=person",
          "B6|IMAP|family=microsoft|family=other",
          "B6|NOFOLDER|shared=no|shared=yes",
          "M11b|CONN|shared=yes|shared=no",
          "M11b|CONN|family=microsoft|family=other",
          "I4|CONN|provider=outlook-com|provider=microsoft365",
          "I4|CONN|token.readable=no|token.readable=yes",
          "I5|IMAP|token.scope=complete|token.scope=missing",
          "I5|IMAP|token.person=expected|token.person=other",
          "I5|POP3|token.scope=complete|token.scope=missing",
          "I5|POP3|token.person=expected|token.person=other",
          "K1|IMAP|token.audience=other|token.audience=mail",
          "K3|IMAP|token.scope=missing|token.scope=complete",
          "K7|CONN|token.person=other|token.person=expected",
          "K3|SMTP|token.scope=missing|token.scope=complete",
          "M1|SMTP|token.scope=complete|token.scope=unknown",
          "M1|SMTP|provider=microsoft365|provider=exchange-server",
          "K4|SMTP|flow=client-credentials|flow=browser",
          "T2|CHAIN|chain=short|chain=long",
          "T2|CHAIN|issuer=public|issuer=private",
          "X2|CHAIN|issuer=public,chain=long|issuer=private,chain=long",
          "X2|CHAIN|runtime=old|runtime=current",
          "X2|VERSION|runtime=old|runtime=current",
          "E13b|CONSENT|flow=client-credentials|flow=browser",
          "E13b|CONSENT|provider=microsoft365|provider=outlook-com",
          "Z1|PASSWORD|sign-in=password,provider=gmx|sign-in=password,provider=ionos",
          "Z1|PASSWORD|sign-in=password,family=other|sign-in=password,family=microsoft",
          "Z2|PASSWORD|sign-in=password,provider=t-online|sign-in=password,provider=ionos",
          "Z2|PASSWORD|sign-in=password,t-online=unknown|sign-in=password,t-online=no",
          "Z3|PASSWORD|sign-in=password,provider=yahoo|sign-in=password,provider=gmx",
          "Z3|PASSWORD|sign-in=password,family=other|sign-in=password,family=microsoft",
          "M5|PASSWORD|sign-in=password,family=microsoft,protocol=imap|sign-in=password,family=microsoft,protocol=smtp",
          "M5|PASSWORD|sign-in=password,provider=microsoft365|sign-in=password,provider=exchange-server");

  /** Row, refusal, evidence, the cause that comes first. */
  private static final List<String> LEADS =
      List.of(
          "I1|IMAP|shared=yes,token.person=expected|no-full-access",
          "I1|IMAP|shared=yes,token.person=other|token-person",
          "I1|IMAP|shared=yes,token.scope=missing|token-scope",
          "I1|IMAP|token.audience=other|token-audience",
          "I1|IMAP|flow=client-credentials|service-principal",
          "R1|POP3|shared=yes,token.person=expected|no-full-access",
          "R1|POP3|token.scope=missing|token-scope",
          "R1|POP3|token.time=wrong|token-time",
          "R1|POP3|flow=client-credentials|service-principal",
          "I3|CONN|shared=yes|no-full-access",
          "I3|CONN|shared=yes,token.person=other|token-person",
          "I3|CONN|shared=no,provider=outlook-com,token.readable=no|outlook-com-fault",
          "I3|CONN|shared=no,token.scope=complete|imap-off",
          "I7|NOFOLDER|shared=yes|no-full-access",
          "I7|NOFOLDER|shared=no,flow=browser|mailbox-missing",
          "I7|NOFOLDER|flow=client-credentials|service-principal",
          "M4|SMTP|identity=mailbox|smtp-identity",
          "M4|SMTP|identity=person,token.scope=complete|smtp-auth-off-tenant",
          "M4|SMTP|token.scope=missing|token-scope",
          "M4|SMTP|flow=client-credentials|smtp-role-grant",
          "M7|CHALLENGE|identity=mailbox|smtp-identity",
          "M7|CHALLENGE|token.scope=missing|token-scope",
          "M7|CHALLENGE|token.time=wrong|token-time",
          "M7|CHALLENGE|token.person=other|token-person",
          "O11|NEWWORD|http=4xx|signin-refused",
          "O11|NEWWORD|http=5xx|authority-busy",
          "O11|NEWWORD|clock=wrong|clock-wrong");

  @TestFactory
  Stream<DynamicTest> causeRanksByTheEvidence() {
    return RANKS.stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () -> {
                      String[] part = line.split("\\|");
                      assertThat(rank(part[0], refusal(part[1]), part[2]))
                          .isLessThan(rank(part[0], refusal(part[1]), part[3]));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> evidenceDecidesWhichCauseComesFirst() {
    return LEADS.stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () -> {
                      String[] part = line.split("\\|");
                      FindingRow finding = row(refusal(part[1]), facts(part[2]));
                      assertThat(finding.reference()).isEqualTo(part[0]);
                      assertThat(causes(refusal(part[1]), part[2]).get(0)).isEqualTo(part[3]);
                    }));
  }

  @Test
  void rankOfEveryAmbiguousRowIsTriedWithAtLeastTwoKindsOfEvidence() {
    Map<String, Set<String>> tried = new HashMap<>();
    for (String line : RANKS) {
      String[] part = line.split("\\|");
      tried.computeIfAbsent(part[0], row -> new HashSet<>()).addAll(differing(part[2], part[3]));
    }
    for (String line : LEADS) {
      String[] part = line.split("\\|");
      tried.computeIfAbsent(part[0], row -> new HashSet<>()).addAll(facts(part[2]).keySet());
    }

    assertThat(catalogue.rows())
        .filteredOn(row -> row.kind() == FindingRow.Kind.AMBIGUOUS)
        .allSatisfy(
            row -> {
              Set<String> kinds = new HashSet<>(tried.getOrDefault(row.id(), Set.of()));
              kinds.remove("sign-in");
              assertThat(kinds).as(row.id()).hasSizeGreaterThan(1);
            });
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

  /** The place of the row's cause among the causes named; {@code ABSENT} when it is ruled out. */
  private int rank(String row, String symptom, String facts) {
    List<String> named =
        causes(symptom, facts).stream().map(id -> catalogue.causes().get(id).reference()).toList();
    return named.contains(row) ? named.indexOf(row) : ABSENT;
  }

  /** The ids of the causes that are named, in their order. */
  private List<String> causes(String symptom, String facts) {
    return catalogue
        .diagnose(symptom(symptom, facts(facts)), FindingsCatalogueTest.PLACES)
        .finding()
        .causes()
        .stream()
        .map(cause -> cause.key().substring("cause.".length()))
        .toList();
  }

  private static String refusal(String name) {
    return name.equals("NEWWORD")
        ? "oauth.token refused something nobody knows"
        : REFUSALS.get(name);
  }

  /** The names of the facts that are not the same on both sides. */
  private static Set<String> differing(String one, String other) {
    Map<String, String> left = facts(one);
    Map<String, String> right = facts(other);
    Set<String> names = new HashSet<>(left.keySet());
    names.addAll(right.keySet());
    names.removeIf(name -> left.getOrDefault(name, "").equals(right.getOrDefault(name, "")));
    return names;
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
