package org.postampel.ui.internal.handler;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.internal.fixture.EveryLanguage;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Layout;

class ReadingLayoutTest {

  @RegisterExtension static final Layout layout = new Layout();

  @EveryLanguage
  void waitingForTheDiskIsWhole(String language) {
    MailboxId info = new MailboxId("info");
    layout.house.mailboxes.save(info, House.passwordDraft());
    layout.house.mailboxes.stall();
    TransferOpener opener =
        new TransferOpener(
            layout.house.services(Locale.forLanguageTag(language)), null, List.of(info));

    layout.assertWholeWhenShown("reading.dialog", opener::saveTemplate);
    layout.house.mailboxes.goOn();
  }
}
