//! Idle upstream connections of one worker: one list for each origin, the last one in is the first one out, so that
//! those not needed grow old and go.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::client::{Origin, PoolSettings};
use crate::h1::exchange::{Owner, Upstream};
use crate::h1::wire::Wire;
use crate::tls::MaybeTls;

/// How often idle connections are looked through.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);

pub(crate) struct IdleLists {
    settings: PoolSettings,
    lanes: RefCell<HashMap<Origin, Rc<Lane>>>,
    /// Idle connections in all lanes.
    count: Cell<usize>,
    sweeping: Cell<bool>,
}

/// The idle connections to one origin.
pub(crate) struct Lane {
    lists: Weak<IdleLists>,
    idle: RefCell<Vec<Idle>>,
}

struct Idle {
    wire: Wire<MaybeTls>,
    opened: Instant,
    since: Instant,
}

/// Where a connection goes back to.
pub(crate) struct Home {
    lane: Rc<Lane>,
    opened: Instant,
}

impl Home {
    pub(crate) fn of(lane: &Rc<Lane>) -> Self {
        Self { lane: lane.clone(), opened: Instant::now() }
    }
}

impl IdleLists {
    pub(crate) fn new(settings: PoolSettings) -> Rc<Self> {
        Rc::new(Self { settings, lanes: RefCell::default(), count: Cell::new(0), sweeping: Cell::new(false) })
    }

    /// The lane of an origin.
    pub(crate) fn lane(self: &Rc<Self>, origin: &Origin) -> Rc<Lane> {
        let mut lanes = self.lanes.borrow_mut();
        if let Some(lane) = lanes.get(origin) {
            return lane.clone();
        }
        let lane = Rc::new(Lane { lists: Rc::downgrade(self), idle: RefCell::default() });
        lanes.insert(origin.clone(), lane.clone());
        drop(lanes);
        self.start_sweeping();
        lane
    }

    fn is_fit(&self, idle: &mut Idle, now: Instant) -> bool {
        now - idle.since < self.settings.idle_timeout
            && now - idle.opened < self.settings.max_age
            && idle.wire.io.seems_alive()
    }

    /// Closes what is too old or was closed by the upstream, as long as there are lanes.
    fn start_sweeping(self: &Rc<Self>) {
        if self.sweeping.replace(true) {
            return;
        }
        let lists = Rc::downgrade(self);
        tokio::task::spawn_local(async move {
            loop {
                sleep(SWEEP_INTERVAL).await;
                let Some(lists) = lists.upgrade() else { return };
                lists.sweep();
                if lists.lanes.borrow().is_empty() {
                    lists.sweeping.set(false);
                    return;
                }
            }
        });
    }

    fn sweep(&self) {
        let now = Instant::now();
        self.lanes.borrow_mut().retain(|_, lane| {
            let mut idle = lane.idle.borrow_mut();
            let before = idle.len();
            idle.retain_mut(|idle| self.is_fit(idle, now));
            self.count.set(self.count.get() - (before - idle.len()));
            !idle.is_empty() || Rc::strong_count(lane) > 1
        });
    }
}

impl Lane {
    /// The connection that became idle last and is still fit. `surely`: it is not enough that it seems to stand.
    pub(crate) fn check_out(self: &Rc<Self>, surely: bool) -> Option<Upstream<MaybeTls, Home>> {
        let lists = self.lists.upgrade()?;
        let now = Instant::now();
        loop {
            let mut idle = self.idle.borrow_mut().pop()?;
            lists.count.set(lists.count.get() - 1);
            if lists.is_fit(&mut idle, now) && (!surely || idle.wire.io.is_alive()) {
                return Some(Upstream { wire: idle.wire, owner: Home { lane: self.clone(), opened: idle.opened } });
            }
        }
    }
}

impl Owner<MaybeTls> for Home {
    fn take_back(upstream: Upstream<MaybeTls, Self>) {
        let Upstream { wire, owner: Self { lane, opened } } = upstream;
        let Some(lists) = lane.lists.upgrade() else { return };
        let mut idle = lane.idle.borrow_mut();
        // Bytes that belong to no response: the upstream is out of step.
        if !wire.unread.is_empty() || wire.ended || idle.len() >= lists.settings.max_idle_per_origin {
            return;
        }
        if lists.count.get() < lists.settings.max_idle {
            lists.count.set(lists.count.get() + 1);
            idle.push(Idle { wire, opened, since: Instant::now() });
        }
    }
}
