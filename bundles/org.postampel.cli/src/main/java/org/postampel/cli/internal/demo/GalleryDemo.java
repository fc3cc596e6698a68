package org.postampel.cli.internal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.PlainComposition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * The demo tenant as the gallery needs it: with mailboxes for the states that no demo mailbox
 * shows, and with people who answer some of the pages that the dialogs open.
 */
public final class GalleryDemo {

  private static final int PAGES_MILLIS = 100;

  /** Whose page is answered, by the account it asks for, and by whom. */
  private static final Map<String, DemoAccount> VISITORS =
      Map.of(
          DemoAccount.EVA.address(), DemoAccount.EVA,
          DemoAccount.BERND.address(), DemoAccount.BERND,
          // Somebody else than was asked for.
          DemoAccount.CARLA.address(), DemoAccount.BERND);

  /** What happens while the demo runs. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it and gives an exit status.
     *
     * @param parts of the gallery, the one with most of the pictures first
     * @param pages the file to which the browser of the dialogs writes a line with each address
     */
    int with(List<Part> parts, Path pages) throws IOException;
  }

  /**
   * What one run of the host takes pictures of.
   *
   * @param name what the gallery in the host calls it
   * @param places the folders it is run over
   */
  public record Part(String name, Places places) {}

  private final DemoStage stage;
  private final Path pages;
  private int answered;

  private GalleryDemo(DemoStage stage, Path pages) {
    this.stage = stage;
    this.pages = pages;
  }

  /** Runs the work while the demo tenant runs in a folder that is removed afterwards. */
  public static int during(Terminal terminal, Work work) throws IOException {
    terminal.say("demo.starting");
    ScheduledExecutorService visitors = Executors.newSingleThreadScheduledExecutor();
    try (DemoFolder folder = DemoFolder.of(Optional.empty());
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DemoStage stage = DemoStage.start(terminal, folder.path())) {
      Path pages = Files.createFile(folder.path().resolve("pages"));
      GalleryDemo demo = new GalleryDemo(stage, pages);
      demo.addMailboxes(silent.getLocalPort());
      visitors.scheduleWithFixedDelay(
          demo::answer, PAGES_MILLIS, PAGES_MILLIS, TimeUnit.MILLISECONDS);
      return work.with(demo.parts(), pages);
    } finally {
      visitors.shutdownNow();
    }
  }

  private void addMailboxes(int silentPort) throws IOException {
    copy("support", "stumm", Map.of("outgoing.port", Integer.toString(silentPort)));
    copy(
        "support",
        "geheimnis",
        Map.of(
            "oauth.client-id", stage.confidentialClientId(),
            "sign-in.account", DemoAccount.BERND.address()));
    Map<String, String> password =
        Map.of(
            "sign-in", "password",
            "sign-in.account", DemoAccount.BERND.address(),
            "provider", "generic",
            "shared", "false",
            "oauth.", "");
    copy("bernd", "kennwort", password);
    Map<String, String> foreign = new LinkedHashMap<>(password);
    foreign.put("tls.trusted-certificates", "");
    copy("bernd", "fremd", foreign);
    try (Workplace workplace = stage.open()) {
      for (String id : List.of("kennwort", "fremd")) {
        storePassword(workplace, id);
      }
    }
    Files.writeString(stage.places().mailboxes().resolve("kaputt.properties"), "nonsense = 1\n");
  }

  private static void storePassword(Workplace workplace, String id) {
    try (Secret secret = Secret.ofText("demo")) {
      workplace.store().write(SecretName.password(new MailboxId(id)), secret);
    }
  }

  /** The dialogs, and the same mailboxes over a store that is still to be made and one to open. */
  private List<Part> parts() {
    Places protectedPlaces = overStore("protected");
    try (Workplace workplace = PlainComposition.standard().open(protectedPlaces)) {
      storePassword(workplace, "kennwort");
    }
    return List.of(
        new Part("dialogs", stage.places()),
        new Part("passphrase-choose", overStore("missing")),
        new Part("passphrase-open", protectedPlaces));
  }

  private Places overStore(String name) {
    Places places = stage.places();
    return new Places(
        places.mailboxes(),
        places.store().resolveSibling("store-" + name),
        KeyPolicy.of(WrappingKeyChoice.PASSPHRASE)
            .withPassphrase(purpose -> Optional.of(Secret.ofText("eine lange Passphrase"))),
        false);
  }

  /** Copies a mailbox; an empty value takes every key away that begins so. */
  private void copy(String from, String to, Map<String, String> changes) throws IOException {
    Path folder = stage.places().mailboxes();
    String kept =
        Files.readString(folder.resolve(from + ".properties"))
            .lines()
            .filter(line -> changes.keySet().stream().noneMatch(key -> isOf(key, changes, line)))
            .map(line -> line.replace("(" + from + ")", "(" + to + ")"))
            .collect(Collectors.joining("\n"));
    String added =
        changes.entrySet().stream()
            .filter(change -> !change.getValue().isEmpty())
            .map(change -> "\n" + change.getKey() + " = " + change.getValue())
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(to + ".properties"), kept + added + "\n");
  }

  private static boolean isOf(String key, Map<String, String> changes, String line) {
    return line.startsWith(changes.get(key).isEmpty() ? key : key + " =");
  }

  /** Answers the pages opened since the last look, where somebody is there to do so. */
  private void answer() {
    try {
      List<String> all = Files.readAllLines(pages);
      while (answered < all.size()) {
        URI page = URI.create(all.get(answered++));
        Optional<DemoAccount> visitor =
            VISITORS.entrySet().stream()
                .filter(asked -> decoded(page).contains(asked.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (visitor.isPresent()) {
          stage.browser().signIn(page, visitor.get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(URI page) {
    return URLDecoder.decode(String.valueOf(page.getRawQuery()), StandardCharsets.UTF_8);
  }
}
