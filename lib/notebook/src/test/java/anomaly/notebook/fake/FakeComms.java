package anomaly.notebook.fake;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The comms of a kernel, in the shape that JJava and IJava share: here with the plain Gson, as IJava has it. */
public final class FakeComms {
    private FakeComms() {}

    /** What a message carries beside its content. */
    public interface MessageContext {}

    /** A message. */
    public static final class Message<T> implements MessageContext {
        private final String id = UUID.randomUUID().toString();
        private final T content;
        private final Map<String, Object> metadata = new HashMap<>();

        /** A message with a content. */
        public Message(T content) {
            this.content = content;
        }

        /** As on the kernel. */
        public T getContent() {
            return content;
        }

        /** As on the kernel. */
        public Map<String, Object> getMetadata() {
            return metadata;
        }

        /** As on the kernel. */
        public Map<String, Object> getNonNullMetadata() {
            return metadata;
        }

        /** As on the kernel. */
        public Header getHeader() {
            return new Header(id);
        }
    }

    /** The head of a message. */
    public record Header(String id) {
        /** As on the kernel. */
        public String getId() {
            return id;
        }
    }

    /** A comm begins. */
    public record CommOpenCommand(JsonObject data) {
        /** As on the kernel. */
        public JsonObject getData() {
            return data;
        }
    }

    /** A comm says something. */
    public record CommMsgCommand(JsonObject data) {
        /** As on the kernel. */
        public JsonObject getData() {
            return data;
        }
    }

    /** A comm ends. */
    public record CommCloseCommand(JsonObject data) {}

    /** A cell is to run. */
    public record ExecuteRequest(String code) {
        /** As on the kernel. */
        public String getCode() {
            return code;
        }
    }

    /** Makes comms. */
    public interface CommFactory<T extends Comm> {
        /** As on the kernel. */
        T produce(CommManager manager, String id, String target, Message<CommOpenCommand> message);
    }

    /** Takes comms that the front end opens. */
    public interface CommTarget {
        /** As on the kernel. */
        Comm createComm(CommManager manager, String id, String target, Message<CommOpenCommand> message);
    }

    /** One comm. */
    public abstract static class Comm {
        private final CommManager manager;
        private final String id;
        private final String target;
        private boolean closed;

        /** As on the kernel. */
        protected Comm(CommManager manager, String id, String target) {
            this.manager = manager;
            this.id = id;
            this.target = target;
        }

        /** As on the kernel. */
        public String getID() {
            return id;
        }

        /** As on the kernel. */
        public String getTargetName() {
            return target;
        }

        /** As on the kernel. */
        public void send(JsonObject data) {
            manager.say(new Sent("msg", id, data, manager.context, Map.of()));
        }

        /** As on the kernel. */
        public void send(JsonObject data, Map<String, Object> metadata, List<byte[]> blobs) {
            send(data);
        }

        /** As on the kernel. */
        protected abstract void onMessage(Message<CommMsgCommand> message);

        /** As on the kernel. */
        protected abstract void onClose(Message<CommCloseCommand> message, boolean sending);

        /** As on the kernel. */
        public final void close() {
            if (!closed) {
                manager.closeComm(this);
                closed = true;
            }
        }
    }

    /** What went to the front end. */
    public record Sent(String kind, String id, JsonObject data, MessageContext parent, Map<String, Object> metadata) {}

    /** Knows the comms, and plays the front end. */
    public static class CommManager {
        /** What went to the front end, in order. */
        public final List<Sent> sent = new ArrayList<>();

        /** The open comms. */
        protected final Map<String, Comm> comms = new HashMap<>();

        private final Map<String, CommTarget> targets = new HashMap<>();

        /** As on the kernel: the request it is at. */
        protected MessageContext context;

        /** As on the kernel. */
        public void setMessageContext(MessageContext wanted) {
            context = wanted;
        }

        /** As on the kernel. */
        public <T extends Comm> T openComm(String target, CommFactory<T> factory) {
            Message<CommOpenCommand> message = new Message<>(new CommOpenCommand(new JsonObject()));
            String id = UUID.randomUUID().toString();
            T comm = factory.produce(this, id, target, message);
            say(new Sent("open", id, message.getContent().getData(), context, message.getMetadata()));
            registerComm(comm);
            return comm;
        }

        /** As on the kernel. */
        public void registerTarget(String name, CommTarget target) {
            targets.put(name, target);
        }

        /** The front end opens a comm. */
        public void opened(String target, String id) {
            Message<CommOpenCommand> message = new Message<>(new CommOpenCommand(new JsonObject()));
            registerComm(targets.get(target).createComm(this, id, target, message));
        }

        /** As on the kernel. */
        public void registerComm(Comm comm) {
            comms.put(comm.getID(), comm);
        }

        /** As on the kernel. */
        public void closeComm(Comm comm) {
            say(new Sent("close", comm.getID(), new JsonObject(), context, Map.of()));
            comms.remove(comm.getID());
            comm.onClose(new Message<>(new CommCloseCommand(new JsonObject())), true);
        }

        /** Fails on an interrupted thread, as the kernel's channel does. */
        synchronized void say(Sent one) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the channel closed by an interruption");
            }
            sent.add(one);
        }

        /** A cell runs. */
        public void run(String code, String cellId) {
            Message<ExecuteRequest> request = new Message<>(new ExecuteRequest(code));
            if (cellId != null) {
                request.getMetadata().put("cellId", cellId);
            }
            context = request;
        }

        /** The front end says something to a comm. */
        public Message<CommMsgCommand> hear(String id, JsonObject data) {
            Message<CommMsgCommand> message = new Message<>(new CommMsgCommand(data));
            comms.get(id).onMessage(message);
            return message;
        }

        /** The front end drops a comm. */
        public void drop(String id) {
            comms.remove(id).onClose(new Message<>(new CommCloseCommand(new JsonObject())), false);
        }

        /** How many comms are open. */
        public int open() {
            return comms.size();
        }

        /** What went to the front end so far. */
        public synchronized List<Sent> said() {
            return List.copyOf(sent);
        }
    }
}
