import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.mail.AccessOutcome;
import org.postampel.mail.MailboxAccess;
import org.postampel.mail.TimeLimits;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.StoredPasswords;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * A small host, run from source over the jars of the distribution: {@code java OpenMailboxes.java
 * MAILBOXES STORE}. It opens every mailbox of the folder and reads from it, and sends a message
 * from it to itself, twice: by Postampel's {@link MailboxAccess}, and by Angus Mail alone with the
 * documented properties. Standard input fills the store first: mailbox id, tab, password or client
 * secret. Standard output has a line for each try: id, {@code incoming|outgoing}, {@code
 * access|angus}, what happened; {@code works}, or {@code opened: } with the words of what then
 * failed, or {@code refused: } with the words.
 */
public final class OpenMailboxes {

  private static final int AT_ONCE = 12;
  private static final String LIMIT = "15000";
  private static final String WORKS = "works";

  private final CredentialSource credentials;
  private final MailboxAccess access;

  private OpenMailboxes(CredentialSource credentials) {
    this.credentials = credentials;
    this.access =
        MailboxAccess.using(
            credentials, TimeLimits.each(Duration.ofMillis(Integer.parseInt(LIMIT))));
  }

  /** Fills the store and opens everything; with a third argument it only fills the store. */
  public static void main(String[] arguments) throws Exception {
    MailboxRepository folder = MailboxRepository.inFolder(Path.of(arguments[0]));
    ProviderPresets presets = ProviderPresets.load();
    MailboxValidator validator = new MailboxValidator(presets);
    List<MailboxConfiguration> mailboxes = new ArrayList<>();
    for (MailboxEntry entry : folder.list()) {
      MailboxEntry.Readable readable = (MailboxEntry.Readable) entry;
      ValidationOutcome outcome =
          validator.validate(readable.id(), readable.draft(), folder.folder());
      if (outcome instanceof ValidationOutcome.Valid valid) {
        mailboxes.add(valid.configuration());
      } else {
        System.out.println(readable.id() + "\tincoming\taccess\trefused: " + outcome.problems());
      }
    }
    try (TokenStore store =
        TokenStores.open(Path.of(arguments[1]), WrappingKeyChoice.FILE, Clock.systemUTC())) {
      fill(store, mailboxes);
      if (arguments.length > 2) {
        return;
      }
      OAuthServices oauth = OAuthServices.create(store, presets, Clock.systemUTC(), "host");
      new OpenMailboxes(oauth.credentialSource()).openAll(mailboxes);
    }
  }

  private static void fill(TokenStore store, List<MailboxConfiguration> mailboxes)
      throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split("\t", 2);
      MailboxId id = new MailboxId(parts[0]);
      Optional<MailboxConfiguration> found =
          mailboxes.stream().filter(mailbox -> mailbox.id().equals(id)).findFirst();
      if (found.isPresent()) {
        MailServer server = found.get().servers().get(0);
        SecretName name =
            server.signIn() instanceof ServerSignIn.OAuth
                ? SecretName.clientSecret(found.get().oauth().orElseThrow().registration())
                : StoredPasswords.nameFor(found.get(), server);
        store.write(name, Secret.ofText(parts[1]));
      }
    }
  }

  private void openAll(List<MailboxConfiguration> mailboxes) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<String>> lines = new ArrayList<>();
    for (MailboxConfiguration mailbox : mailboxes) {
      if (mailbox.incoming().isPresent()) {
        String line = mailbox.id() + "\tincoming\t";
        lines.add(threads.submit(() -> line + "access\t" + receive(mailbox)));
        lines.add(threads.submit(() -> line + "angus\t" + receiveByAngusAlone(mailbox)));
      }
      if (mailbox.outgoing().isPresent()) {
        String line = mailbox.id() + "\toutgoing\t";
        lines.add(threads.submit(() -> line + "access\t" + send(mailbox)));
        lines.add(threads.submit(() -> line + "angus\t" + sendByAngusAlone(mailbox)));
      }
    }
    for (Future<String> line : lines) {
      System.out.println(line.get().replaceAll("[\r\n]+", " "));
    }
    threads.shutdown();
  }

  private String receive(MailboxConfiguration mailbox) throws Exception {
    AccessOutcome<Store> outcome = access.openStore(mailbox);
    if (!(outcome instanceof AccessOutcome.Opened<Store> opened)) {
      return "refused: " + outcome;
    }
    try (Store store = opened.service()) {
      return read(store);
    }
  }

  private String send(MailboxConfiguration mailbox) throws Exception {
    AccessOutcome<Transport> outcome = access.openTransport(mailbox);
    if (!(outcome instanceof AccessOutcome.Opened<Transport> opened)) {
      return "refused: " + outcome;
    }
    try (Transport transport = opened.service()) {
      return sendOne(transport, mailbox);
    }
  }

  private String receiveByAngusAlone(MailboxConfiguration mailbox) throws Exception {
    MailServer server = mailbox.incoming().orElseThrow();
    Session session = session(mailbox, server);
    try (Store store = session.getStore(server.protocol().id())) {
      Credential credential = credential(mailbox, server);
      store.connect(server.host(), server.port(), credential.loginName(), secret(credential));
      return read(store);
    } catch (MessagingException e) {
      return "refused: " + e;
    }
  }

  private String sendByAngusAlone(MailboxConfiguration mailbox) throws Exception {
    MailServer server = mailbox.outgoing().orElseThrow();
    Session session = session(mailbox, server);
    try (Transport transport = session.getTransport(server.protocol().id())) {
      Credential credential = credential(mailbox, server);
      transport.connect(server.host(), server.port(), credential.loginName(), secret(credential));
      return sendOne(transport, mailbox);
    } catch (MessagingException e) {
      return "refused: " + e;
    }
  }

  /** EXAMINE or STAT, and the newest message. */
  private static String read(Store store) {
    try (Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      int messages = inbox.getMessageCount();
      if (messages > 0) {
        inbox.getMessage(messages).getSubject();
      }
      return WORKS;
    } catch (MessagingException e) {
      return "opened: " + e;
    }
  }

  private static String sendOne(Transport transport, MailboxConfiguration mailbox) {
    try {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
      InternetAddress address = new InternetAddress(mailbox.address());
      message.setFrom(address);
      message.setRecipient(Message.RecipientType.TO, address);
      message.setSubject("Guten Tag");
      message.setText("Eine Nachricht an sich selbst");
      message.saveChanges();
      transport.sendMessage(message, new InternetAddress[] {address});
      return WORKS;
    } catch (MessagingException e) {
      return "opened: " + e;
    }
  }

  private static Session session(MailboxConfiguration mailbox, MailServer server) throws Exception {
    TrustPolicy trust =
        mailbox.trustedCertificates().isPresent()
            ? TrustPolicy.withCertificates(mailbox.trustedCertificates().get())
            : TrustPolicy.standard();
    Properties properties = new Properties();
    String prefix = "mail." + server.protocol().id() + ".";
    properties.put(prefix + "ssl.socketFactory", trust.newContext().getSocketFactory());
    properties.put(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "connectiontimeout", LIMIT);
    properties.put(prefix + "timeout", LIMIT);
    boolean tls = server.security() == TransportSecurity.TLS;
    boolean starttls = server.security() == TransportSecurity.STARTTLS;
    properties.put(prefix + "ssl.enable", String.valueOf(tls));
    properties.put(prefix + "starttls.enable", String.valueOf(starttls));
    properties.put(prefix + "starttls.required", String.valueOf(starttls));
    if (server.signIn() instanceof ServerSignIn.OAuth) {
      properties.put(prefix + "auth.mechanisms", "XOAUTH2");
    }
    if (server.protocol() == MailProtocol.POP3) {
      properties.put(prefix + "auth.xoauth2.two.line.authentication.format", "true");
    } else if (server.protocol() == MailProtocol.SMTP) {
      properties.put(prefix + "auth", "true");
    }
    return Session.getInstance(properties);
  }

  private Credential credential(MailboxConfiguration mailbox, MailServer server)
      throws MessagingException {
    CredentialOutcome outcome = credentials.credentialFor(mailbox, server.protocol());
    if (outcome instanceof CredentialOutcome.Ready ready) {
      return ready.credential();
    }
    throw new MessagingException(outcome.toString());
  }

  private static String secret(Credential credential) {
    if (credential instanceof Credential.Password password) {
      return password.password().use(String::new);
    }
    return ((Credential.BearerToken) credential).token().use(String::new);
  }
}
