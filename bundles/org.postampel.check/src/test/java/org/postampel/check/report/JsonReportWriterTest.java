package org.postampel.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Samples;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

class JsonReportWriterTest {

  @Test
  void reportHasTheShapeOfTheContract() throws IOException {
    String json =
        write(
            Locale.ENGLISH,
            Samples.green(StepId.ACCOUNT_SETTINGS),
            Samples.red(new StepId("imap.tls")),
            Samples.grey(StepId.OAUTH_TOKEN, GreyReason.NOT_APPLICABLE));

    assertThat(json)
        .isEqualTo(
            ("{'schema':'postampel-report/1',"
                    + "'mailbox':{'id':'support','name':'Support',"
                    + "'address':'support@musterfirma.example'},"
                    + "'started':'2026-03-01T10:00:00Z','durationMillis':1500,"
                    + "'light':'red','open':0,'steps':["
                    + "{'id':'account.settings','leg':'account','title':'Settings',"
                    + "'light':'green','reason':null,'durationMillis':3,'finding':null,"
                    + "'reference':null,'summary':'The settings are complete.','cause':null,"
                    + "'causes':[],'remedies':[],'evidence':[{'kind':'setting',"
                    + "'text':'address = support@musterfirma.example'}]},"
                    + "{'id':'imap.tls','leg':'imap','title':'IMAP: encryption','light':'red',"
                    + "'reason':null,'durationMillis':1234,"
                    + "'finding':'tls.certificate-expired','reference':'T4',"
                    + "'summary':'The certificate of mail.example expired on Feb 1, 2026.',"
                    + "'cause':'The operator has not renewed the certificate.',"
                    + "'causes':['The operator has not renewed the certificate.'],"
                    + "'remedies':[{'who':'administrator',"
                    + "'text':'Renew the certificate of mail.example.',"
                    + "'command':'renew --now','link':'https://help.example/renew'}],"
                    + "'evidence':[{'kind':'exception','text':'NotAfter: 2026-02-01'}]},"
                    + "{'id':'oauth.token','leg':'oauth','title':'Sign-in: access token',"
                    + "'light':'grey','reason':'not-applicable','durationMillis':0,"
                    + "'finding':null,'reference':null,"
                    + "'summary':'This mailbox signs in without OAuth 2.0.','cause':null,"
                    + "'causes':[],'remedies':[],'evidence':[]}],"
                    + "'environment':{'java':'17'}}\n")
                .replace('\'', '"'));
  }

  @Test
  void severalReportsAreSeveralLines() throws IOException {
    StringWriter out = new StringWriter();
    JsonReportWriter writer = new JsonReportWriter();
    writer.write(Samples.report(Samples.green(StepId.ACCOUNT_SETTINGS)), Locale.GERMAN, out);
    writer.write(Samples.report(Samples.red(StepId.ACCOUNT_SETTINGS)), Locale.GERMAN, out);

    List<String> lights = new ArrayList<>();
    for (String line : out.toString().split("\n")) {
      lights.add(new ObjectMapper().readTree(line).path("light").asText());
    }
    assertThat(lights).containsExactly("green", "red");
  }

  @Test
  void sentencesFollowTheLanguageAndCodesDoNot() throws IOException {
    JsonNode german =
        new ObjectMapper().readTree(write(Locale.GERMAN, Samples.red(new StepId("imap.tls"))));

    assertThat(german.at("/steps/0/title").asText()).isEqualTo("IMAP: Verschlüsselung");
    assertThat(german.at("/steps/0/summary").asText())
        .isEqualTo("Das Zertifikat von mail.example ist am 01.02.2026 abgelaufen.");
    assertThat(german.at("/steps/0/finding").asText()).isEqualTo("tls.certificate-expired");
  }

  @Test
  void lineBreaksAndQuotesOfAServerStayInsideTheLine() throws IOException {
    Evidence evidence = new Evidence(Evidence.Kind.SERVER_ANSWER, "a \"b\"\r\n\u0007c");
    StepResult step =
        StepResult.green(
            StepId.ACCOUNT_SETTINGS,
            Sentence.of("proved.settings"),
            List.of(evidence),
            Duration.ZERO);

    String json = write(Locale.ENGLISH, step);

    assertThat(json.indexOf('\n')).isEqualTo(json.length() - 1);
    assertThat(new ObjectMapper().readTree(json).at("/steps/0/evidence/0/text").asText())
        .isEqualTo("a \"b\"\r\n\u0007c");
  }

  private static String write(Locale locale, StepResult... steps) throws IOException {
    StringWriter out = new StringWriter();
    new JsonReportWriter().write(Samples.report(steps), locale, out);
    return out.toString();
  }
}
