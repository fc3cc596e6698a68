package org.postampel.testkit.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the mailbox files of the demo, chosen so that their checks show every light. */
public final class DemoFiles {
  private static final String CA = "ca.pem";
  private static final String MAILBOXES = "mailboxes";

  private final DemoTenant tenant;
  private final List<DemoMailbox> written = new ArrayList<>();
  private final Path folder;

  private DemoFiles(DemoTenant tenant, Path folder) {
    this.tenant = tenant;
    this.folder = folder;
  }

  /**
   * Writes {@code ca.pem} and {@code mailboxes/*.properties}; files of these names are replaced.
   *
   * @param tenant the running demo tenant
   * @param directory gets the files; made if missing
   * @return what was written, in the order a list shows them
   * @throws IOException if a file cannot be written
   */
  public static List<DemoMailbox> write(DemoTenant tenant, Path directory) throws IOException {
    Path mailboxes = Files.createDirectories(directory.resolve(MAILBOXES));
    tenant.certificateAuthority().writePem(directory.resolve(CA));
    DemoFiles files = new DemoFiles(tenant, mailboxes);
    files.writeAll();
    return List.copyOf(files.written);
  }

  private void writeAll() throws IOException {
    int imap = tenant.imapPort();
    person("support", DemoAccount.SUPPORT, DemoAccount.ANNA, "imap", imap, true, "green");
    person("rechnung", DemoAccount.RECHNUNG, DemoAccount.ANNA, "imap", imap, true, "green");
    // A person of its own: Anna has consented to IMAP, and POP3 would need a second consent.
    person("bernd", DemoAccount.BERND, DemoAccount.BERND, "pop3", tenant.pop3Port(), true, "green");
    application("support-dienst", DemoAccount.SUPPORT, "green");
    person(
        "rechnung-zertifikat",
        DemoAccount.RECHNUNG,
        DemoAccount.ANNA,
        "imap",
        tenant.imapExpiringPort(),
        false,
        "yellow");
    person("info", DemoAccount.INFO, DemoAccount.ANNA, "imap", imap, true, "red");
    person("support-carla", DemoAccount.SUPPORT, DemoAccount.CARLA, "imap", imap, true, "red");
    person("support-dieter", DemoAccount.SUPPORT, DemoAccount.DIETER, "imap", imap, true, "red");
    person("support-eva", DemoAccount.SUPPORT, DemoAccount.EVA, "imap", imap, true, "red");
  }

  private void person(
      String id,
      DemoAccount mailbox,
      DemoAccount person,
      String protocol,
      int port,
      boolean sends,
      String light)
      throws IOException {
    List<String> lines = common(mailbox, id, protocol, port, sends);
    lines.add("sign-in = oauth2");
    lines.add("sign-in.account = " + person.address());
    lines.add("shared = " + mailbox.isShared());
    lines.add("oauth.flow = browser");
    lines.add("oauth.client-id = " + tenant.publicClientId());
    lines.add("oauth.redirect = http://localhost");
    boolean canSignIn = person != DemoAccount.EVA;
    finish(lines, new DemoMailbox(id, mailbox, Optional.of(person), canSignIn, light));
  }

  private void application(String id, DemoAccount mailbox, String light) throws IOException {
    List<String> lines = common(mailbox, id, "imap", tenant.imapPort(), true);
    lines.add("sign-in = oauth2");
    lines.add("shared = " + mailbox.isShared());
    lines.add("oauth.flow = client-credentials");
    lines.add("oauth.client-id = " + tenant.applicationClientId());
    finish(lines, new DemoMailbox(id, mailbox, Optional.empty(), true, light));
  }

  private List<String> common(
      DemoAccount mailbox, String id, String protocol, int port, boolean sends) {
    List<String> lines = new ArrayList<>();
    lines.add("# Demo: " + id + "; the ports change when the demo is started anew.");
    lines.add("name = " + mailbox.displayName() + " (" + id + ")");
    lines.add("address = " + mailbox.address());
    lines.add("display-name = " + mailbox.displayName());
    lines.add("provider = microsoft365");
    lines.add("incoming.protocol = " + protocol);
    lines.add("incoming.host = " + tenant.host());
    lines.add("incoming.port = " + port);
    lines.add("incoming.security = tls");
    lines.add("outgoing.enabled = " + sends);
    if (sends) {
      lines.add("outgoing.host = " + tenant.host());
      lines.add("outgoing.port = " + tenant.smtpStartTlsPort());
      lines.add("outgoing.security = starttls");
    }
    return lines;
  }

  private void finish(List<String> lines, DemoMailbox mailbox) throws IOException {
    lines.add("oauth.tenant = " + tenant.tenantId());
    lines.add("oauth.authority = " + tenant.authority());
    lines.add("tls.trusted-certificates = ../" + CA);
    lines.add("proxy = none");
    Files.write(folder.resolve(mailbox.id() + ".properties"), lines, StandardCharsets.UTF_8);
    written.add(mailbox);
  }
}
