package org.postampel.host.internal.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every state of every dialog, over the mailboxes of the demo and those the gallery adds to them. A
 * scene begins and ends at the list, so that one that fails spoils no other.
 */
final class Scenes {

  private static final String NEW = "org.postampel.command.new";
  private static final String EDIT = "org.postampel.command.edit";
  private static final String CHECK = "org.postampel.command.check";
  private static final String FORM = "mailbox.dialog";

  /** The column of the steps that is empty until a step is over, and how many are soon. */
  private static final int DURATION = 2;

  private static final int MOST_STEPS = 8;

  private final Hand hand;
  private final Camera camera;
  private final Map<String, Runnable> scenes = new LinkedHashMap<>();

  private Scenes(Hand hand, Camera camera) {
    this.hand = hand;
    this.camera = camera;
  }

  /**
   * The scenes of one run of the host.
   *
   * @param part {@code dialogs}; or for the passphrase, which a run asks for once, {@code
   *     passphrase-choose} over no store and {@code passphrase-open} over one it protects
   */
  static Scenes of(String part, Hand hand, Camera camera) {
    Scenes scenes = new Scenes(hand, camera);
    switch (part) {
      case "dialogs" -> scenes.dialogs();
      case "passphrase-choose" -> scenes.passphraseIsChosen();
      case "passphrase-open" -> scenes.passphraseIsAskedFor();
      default -> throw new IllegalArgumentException("no such part: " + part);
    }
    return scenes;
  }

  private void dialogs() {
    list();
    forms();
    mistakes();
    signIns();
    several();
    checks();
    scenes.put("list-checked", () -> take("list-checked"));
  }

  private void passphraseIsChosen() {
    savingAPassword(
        "passphrase-choose",
        () -> {
          hand.type("passphrase.field", "eine lange Passphrase");
          hand.type("passphrase.again", "eine andere");
          hand.press("passphrase.ok");
          hand.shown("passphrase.problem");
          take("passphrase-choose-differs");
        });
  }

  private void passphraseIsAskedFor() {
    savingAPassword(
        "passphrase-open",
        () -> {
          hand.type("passphrase.field", "falsch");
          hand.press("passphrase.ok");
          hand.gone("passphrase.dialog");
          hand.ready("mailbox.save");
          take("mailbox-passphrase-refused");
        });
  }

  private void savingAPassword(String name, Runnable then) {
    scenes.put(
        name,
        () -> {
          edit("(kennwort)");
          hand.type("mailbox.password", "demo");
          hand.press("mailbox.save");
          hand.shown("passphrase.dialog");
          take(name);
          then.run();
        });
  }

  /** Takes every picture and says which are missing, with the reason. */
  List<String> takeAll() {
    List<String> missing = new ArrayList<>();
    hand.waitForTheList();
    scenes.forEach(
        (name, scene) -> {
          try {
            scene.run();
          } catch (RuntimeException failure) {
            missing.add(name + ": " + failure);
          }
          hand.backToTheList();
        });
    return missing;
  }

  private void list() {
    scenes.put(
        "list",
        () -> {
          hand.select("mailboxes", 0, "(support)");
          take("list");
          hand.press("delete");
          hand.waitFor(
              "the question is asked", () -> hand.ask(() -> hand.top().getParent() != null));
          take("list-delete");
        });
  }

  private void forms() {
    scenes.put(
        "mailbox-empty",
        () -> {
          hand.press(NEW);
          hand.shown(FORM);
          take("mailbox-empty");
          hand.press("mailbox.check");
          take("mailbox-empty-checked");
        });
    scenes.put(
        "mailbox-new-shared",
        () -> {
          hand.press(NEW);
          hand.shown(FORM);
          hand.type("mailbox.address", "support@musterfirma.example");
          hand.press("mailbox.shared");
          take("mailbox-new-shared");
        });
    form("mailbox-shared", "(support)", () -> {});
    form("mailbox-application", "(support-dienst)", () -> {});
    form("mailbox-pop3", "(bernd)", () -> {});
    form("mailbox-password", "(kennwort)", () -> {});
    form("mailbox-folded", "(support)", () -> hand.press("mailbox.advanced"));
  }

  private void mistakes() {
    mistake("address", "mailbox.address", "support@@musterfirma");
    mistake("tenant", "mailbox.oauth.tenant", "musterfirma gmbh");
    mistake("client-id", "mailbox.oauth.client-id", "1234");
    mistake("host", "mailbox.incoming.host", "https://outlook.office365.com/");
    mistake("port", "mailbox.incoming.port", "99999");
    mistake("certificates", "mailbox.tls.trusted-certificates", "fehlt.pem");
    mistake("proxy", "mailbox.proxy", "proxy");
  }

  private void mistake(String name, String field, String text) {
    form("mailbox-wrong-" + name, "(support)", () -> hand.type(field, text));
  }

  private void signIns() {
    form(
        "mailbox-signed-in-offers",
        "(support)",
        () -> {
          hand.type("mailbox.sign-in.account", "");
          hand.shown("mailbox.continue-as.0");
        });
    form(
        "sign-in-browser",
        "(support)",
        () -> {
          hand.press("mailbox.sign-in-button");
          hand.ready("sign-in.copy");
        });
    form(
        "sign-in-device-code",
        "(support)",
        () -> {
          hand.choose("mailbox.oauth.flow", 1);
          hand.press("mailbox.sign-in-button");
          hand.ready("sign-in.copy");
        });
    form(
        "sign-in-refused",
        "(geheimnis)",
        () -> {
          hand.type("mailbox.client-secret", "demo~falsch");
          hand.press("mailbox.sign-in-button");
          hand.shown("sign-in.again");
        });
    form(
        "sign-in-wrong-account",
        "(support-carla)",
        () -> {
          hand.press("mailbox.sign-in-button");
          hand.shown("sign-in.again");
        });
    scenes.put(
        "sign-in-consent",
        () -> {
          edit("(support-eva)");
          hand.press("mailbox.sign-in-button");
          hand.shown("sign-in.again");
          take("sign-in-consent");
          hand.press("sign-in.cancel");
          hand.shown("mailbox.copy-consent");
          take("mailbox-consent-waiting");
        });
    form(
        "sign-out",
        "(support)",
        () -> {
          hand.press("mailbox.sign-out");
          hand.shown("sign-out.dialog");
        });
  }

  private void checks() {
    scenes.put("check-idle", () -> checkOf("(support)", "check-idle"));
    scenes.put(
        "check-running",
        () -> {
          checkOf("(stumm)", "");
          hand.press("check.start");
          hand.waitFor(
              "only the silent server is left",
              () -> hand.rowsWithText("check.steps", DURATION) > MOST_STEPS);
          take("check-running");
          hand.press("check.cancel");
          hand.ready("check.start");
          take("check-cancelled");
        });
    check("check-green", "(support)");
    scenes.put(
        "check-test-message",
        () -> {
          checkOf("(support)", "");
          hand.press("check.test-message");
          hand.shown("check.test-message.dialog");
          take("check-test-message");
          hand.press("check.test-message.yes");
          hand.gone("check.test-message.dialog");
          hand.ready("check.report");
          take("check-green-proven");
        });
    check("check-yellow", "(rechnung-zertifikat)");
    check("check-red-imap-off", "(info)");
    check("check-red-no-permission", "(support-carla)");
    check("check-red-smtp-auth-off", "(support-dieter)");
    check("check-red-consent-missing", "(support-eva)");
    check("check-red-unreadable", "kaputt");
    scenes.put(
        "certificate",
        () -> {
          checkOf("(fremd)", "");
          hand.press("check.start");
          hand.ready("check.next");
          take("check-red-certificate");
          hand.press("check.next");
          hand.shown("certificate.dialog");
          take("certificate");
          hand.press("certificate.compared");
          hand.ready("certificate.trust");
          take("certificate-compared");
        });
  }

  private void several() {
    scenes.put(
        "several",
        () -> {
          hand.press("org.postampel.command.check-several");
          hand.ready("several.start");
          take("several-idle");
          hand.press("several.start");
          hand.shown("several.cancel");
          take("several-running");
          hand.press("several.cancel");
          hand.ready("several.start");
          take("several-cancelled");
        });
    transfer("template-save", "save-template", "template.save.dialog");
    transfer("template-choose", "new-from-template", "template.choose.dialog");
    transfer("import", "import", "import.dialog");
    transfer("export", "export", "export.dialog");
  }

  private void transfer(String name, String command, String dialog) {
    scenes.put(
        name,
        () -> {
          hand.select("mailboxes", 0, "(support)");
          hand.chooseInMenu("mailboxes", "org.postampel.command." + command);
          hand.shown(dialog);
          take(name);
        });
  }

  private void form(String name, String mailbox, Runnable deeds) {
    scenes.put(
        name,
        () -> {
          edit(mailbox);
          deeds.run();
          take(name);
        });
  }

  private void edit(String mailbox) {
    hand.select("mailboxes", 0, mailbox);
    hand.press(EDIT);
    hand.shown(FORM);
    // What is stored is known a moment later, and the form says so.
    hand.settle();
  }

  private void check(String name, String mailbox) {
    scenes.put(
        name,
        () -> {
          checkOf(mailbox, "");
          hand.press("check.start");
          hand.ready("check.report");
          take(name);
          if (name.equals("check-red-imap-off")) {
            hand.press("check.evidence.show");
            take(name + "-evidence");
          }
        });
  }

  private void checkOf(String mailbox, String name) {
    hand.select("mailboxes", 0, mailbox);
    hand.press(CHECK);
    hand.shown("check.dialog");
    if (!name.isEmpty()) {
      take(name);
    }
  }

  private void take(String name) {
    hand.settle();
    hand.ask(
        () -> {
          camera.take(hand.top(), name);
          return true;
        });
  }
}
