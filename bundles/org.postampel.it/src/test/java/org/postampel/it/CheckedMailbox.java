package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One mailbox on the real servers, and everything its check must complain of; whatever is not
 * mentioned must not be complained of.
 */
final class CheckedMailbox {

  private record Complaint(String step, String light, String finding, String literal) {}

  private final String id;
  private final Map<String, String> changes = new LinkedHashMap<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private final RealServers servers;
  private String secret = "";
  private boolean clearTextToken;

  /** A mailbox of this id, which also says in short what is wrong with it. */
  CheckedMailbox(String id, RealServers servers) {
    this.id = id;
    this.servers = servers;
  }

  String id() {
    return id;
  }

  /** The password or the client secret. */
  String secret() {
    return secret;
  }

  /** The own mailbox of this person, with the own password. */
  CheckedMailbox of(String person) {
    with("sign-in.account", servers.get(person + ".address"));
    secret = servers.get(person + ".password");
    return address(person);
  }

  /** Another address than the person's. */
  CheckedMailbox address(String mailbox) {
    return with("address", servers.get(mailbox + ".address"));
  }

  /** Another password or client secret. */
  CheckedMailbox secret(String text) {
    secret = text;
    return this;
  }

  /** Another value of the mailbox file. */
  CheckedMailbox with(String key, String value) {
    changes.put(key, value);
    return this;
  }

  /**
   * The incoming server.
   *
   * @param host such as {@code expired}, see servers.properties
   * @param port such as {@code imaps}, see there
   */
  CheckedMailbox incoming(String protocol, String host, String port, String security) {
    with("incoming.protocol", protocol).with("incoming.host", host(host));
    return with("incoming.port", servers.get(port + ".port")).with("incoming.security", security);
  }

  /** The outgoing server, in the same words. */
  CheckedMailbox outgoing(String host, String port, String security) {
    with("outgoing.host", host(host)).with("outgoing.port", servers.get(port + ".port"));
    return with("outgoing.security", security);
  }

  private String host(String name) {
    return name.contains(".") ? name : servers.get(name + ".host");
  }

  CheckedMailbox receivesOnly() {
    with("outgoing.enabled", "false").with("outgoing.host", "").with("outgoing.port", "");
    return with("outgoing.security", "");
  }

  CheckedMailbox sendsOnly() {
    with("incoming.protocol", "none").with("incoming.host", "").with("incoming.port", "");
    return with("incoming.security", "");
  }

  /** Angus Mail alone would send the token in clear text, so it is no measure here. */
  CheckedMailbox neverInClear() {
    clearTextToken = true;
    return this;
  }

  boolean isNeverInClear() {
    return clearTextToken;
  }

  /** The step is yellow with this finding, and the evidence has these words. */
  CheckedMailbox yellow(String step, String finding, String literal) {
    complaints.add(new Complaint(step, "yellow", finding, literal));
    return this;
  }

  /**
   * The step is red with this finding, or one of several with | between, and the evidence has these
   * words.
   */
  CheckedMailbox red(String step, String finding, String literal) {
    complaints.add(new Complaint(step, "red", finding, literal));
    return this;
  }

  /** Writes the mailbox file: the usual texts with the changes of this one. */
  void write(MailboxFiles files, Map<String, String> usual) throws IOException {
    files.write(
        id,
        usual,
        changes.entrySet().stream()
            .flatMap(change -> List.of(change.getKey(), change.getValue()).stream())
            .toArray(String[]::new));
  }

  /** Fails unless the report complains of exactly this, and blocks exactly what depends on it. */
  void verify(Report report) {
    Map<String, String> expected = new TreeMap<>();
    complaints.forEach(complaint -> expected.put(complaint.step(), complaint.light()));
    Map<String, String> found = new TreeMap<>(report.lights());
    found.values().removeIf(light -> light.equals("green") || light.startsWith("grey("));
    assertThat(found).as("complaints of " + report.brief()).isEqualTo(expected);
    for (Complaint complaint : complaints) {
      String step = complaint.step();
      assertThat(report.finding(step))
          .as(report.evidence(step))
          .isIn((Object[]) complaint.finding().split("\\|"));
      assertThat(report.evidence(step)).as("evidence of " + step).contains(complaint.literal());
      assertThat(report.remedies(step)).as("remedies of " + step).isPositive();
    }
    assertThat(report.lights().values())
        .as("every step was decided: " + report.brief())
        .doesNotContain("grey(cancelled)", "grey(probe-failed)");
    assertThat(report.light()).isEqualTo(worst(expected));
    verifyLeg(report, "imap", "imap.mailbox");
    verifyLeg(report, "pop3", "pop3.mailbox");
    verifyLeg(report, "smtp", "smtp.sender");
  }

  /** Nothing is green behind a red step, and a leg without one was walked to its end. */
  private static void verifyLeg(Report report, String leg, String last) {
    boolean red = false;
    for (Map.Entry<String, String> step : report.lights().entrySet()) {
      if (step.getKey().startsWith(leg + ".")) {
        if (red) {
          assertThat(step.getValue()).as(step.getKey()).startsWith("grey(");
        }
        red |= step.getValue().equals("red");
      }
    }
    String light = report.lights().get(last);
    if (light != null && !red && !light.equals("grey(not-applicable)") && !isBlocked(report)) {
      assertThat(light).as(last + " of " + report.brief()).isEqualTo("green");
    }
  }

  private static boolean isBlocked(Report report) {
    return report.lights().entrySet().stream()
        .anyMatch(step -> step.getKey().matches("(account|oauth)\\..*") && isRed(step));
  }

  private static boolean isRed(Map.Entry<String, String> step) {
    return step.getValue().equals("red");
  }

  private static String worst(Map<String, String> lights) {
    return lights.containsValue("red")
        ? "red"
        : lights.containsValue("yellow") ? "yellow" : "green";
  }

  @Override
  public String toString() {
    return id;
  }
}
