package org.postampel.ui.internal.passphrase;

import java.time.Clock;
import java.util.Hashtable;
import java.util.Locale;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.postampel.tokenstore.PassphraseSource;

/**
 * Offers the dialog to the token store, below every source a host brings; not where the framework
 * runs the command line, which asks at the terminal.
 */
@Component(
    service = {},
    immediate = true)
public final class PassphraseService {

  private static final int BELOW_A_HOST = -500;

  private final ServiceRegistration<PassphraseSource> registration;

  /** Registers the source where there may be a window. */
  @Activate
  public PassphraseService(BundleContext context) {
    if ("cli".equals(context.getProperty("postampel.application"))) {
      registration = null;
      return;
    }
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, BELOW_A_HOST);
    registration =
        context.registerService(
            PassphraseSource.class,
            new AskingByDialog(AskingByDialog::inUse, Locale.getDefault(), Clock.systemUTC()),
            properties);
  }

  /** Takes the source back. */
  @Deactivate
  public void close() {
    if (registration != null) {
      registration.unregister();
    }
  }
}
