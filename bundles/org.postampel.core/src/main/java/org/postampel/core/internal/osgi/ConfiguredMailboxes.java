package org.postampel.core.internal.osgi;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.postampel.core.mailbox.MailboxRepository;

/**
 * Offers the mailboxes of the folder that the framework property {@code postampel.mailboxes} names.
 * Without the property there is no such service, so that a host's own repository is the only one;
 * with both, the host's wins by its ranking.
 */
@Component(
    immediate = true,
    service = {})
public final class ConfiguredMailboxes {

  /** The framework property with the folder. */
  static final String PROPERTY = "postampel.mailboxes";

  /** Below the default of 0, which a host's repository has without saying so. */
  private static final int RANKING = -100;

  private final Optional<ServiceRegistration<MailboxRepository>> registration;

  /** Registers the service where the property is set. */
  @Activate
  public ConfiguredMailboxes(BundleContext context) {
    String folder = context.getProperty(PROPERTY);
    if (folder == null || folder.isBlank()) {
      registration = Optional.empty();
      return;
    }
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, RANKING);
    MailboxRepository repository = MailboxRepository.inFolder(Path.of(folder.strip()));
    registration =
        Optional.of(context.registerService(MailboxRepository.class, repository, properties));
  }

  /** Takes the service back. */
  @Deactivate
  void stop() {
    registration.ifPresent(ServiceRegistration::unregister);
  }
}
