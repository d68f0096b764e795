//! Where a store lies: a folder, or any object store. Names are paths with `/`.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, WriteMultipart};

/// What a store asks of the place it lies in. What was written is there, whole, when a call returns; what is written under a name is never changed.
pub trait Home: Send + Sync {
    /// The bytes under a name; none where there are none.
    ///
    /// # Errors
    /// What the system says.
    fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>>;

    /// Puts bytes under a name that is free; false where it is not.
    ///
    /// # Errors
    /// What the system says.
    fn put_new(&self, name: &str, bytes: &[u8]) -> io::Result<bool>;

    /// Puts a file under a name, whatever was there.
    ///
    /// # Errors
    /// What the system says.
    fn put_file(&self, name: &str, file: &Path) -> io::Result<()>;

    /// A file on this machine with the bytes under a name.
    ///
    /// # Errors
    /// What the system says, also where there is nothing under the name.
    fn file(&self, name: &str) -> io::Result<PathBuf>;

    /// The names that begin with this folder and a `/`, sorted.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, folder: &str) -> io::Result<Vec<String>>;

    /// Takes away what is under a name.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// A folder on this machine for work that nobody else sees.
    fn workshop(&self) -> PathBuf;
}

/// A folder of this machine.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder as a home.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.into() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// A path beside the others for bytes that are not whole yet, in a folder that is there.
    fn unfinished(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.workshop();
        fs::create_dir_all(&folder)?;
        Ok(folder.join(format!("{}-{}", std::process::id(), name.replace('/', "-"))))
    }

    /// Makes the folder of a name.
    fn make_room(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.path(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(path)
    }
}

/// The entry of a file in its folder is on the disk.
fn sync_parent(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}

impl Home for Folder {
    fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn put_new(&self, name: &str, bytes: &[u8]) -> io::Result<bool> {
        let unfinished = self.unfinished(name)?;
        let mut file = File::create(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        let path = self.make_room(name)?;
        // A link is made only where nothing has the name, and then with all bytes at once.
        let linked = fs::hard_link(&unfinished, &path);
        fs::remove_file(&unfinished)?;
        match linked {
            Ok(()) => sync_parent(&path).map(|()| true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn put_file(&self, name: &str, file: &Path) -> io::Result<()> {
        let path = self.make_room(name)?;
        // What lies in the workshop is ours and whole; anything else is somebody's and stays where it is.
        if file.starts_with(self.workshop()) {
            fs::rename(file, &path)?;
            return sync_parent(&path);
        }
        let unfinished = self.unfinished(name)?;
        let mut to = File::create(&unfinished)?;
        io::copy(&mut File::open(file)?, &mut to)?;
        to.sync_all()?;
        fs::rename(&unfinished, &path)?;
        sync_parent(&path)
    }

    fn file(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.path(name);
        if path.is_file() { Ok(path) } else { Err(io::Error::new(ErrorKind::NotFound, format!("`{name}` is not in the store"))) }
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(self.path(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
            Err(error) => return Err(error),
        };
        let mut names = vec![];
        for entry in entries {
            names.push(format!("{folder}/{}", entry?.file_name().to_string_lossy()));
        }
        names.sort_unstable();
        Ok(names)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn workshop(&self) -> PathBuf {
        self.root.join("work")
    }
}

/// An object store: S3 and its like, or one in memory.
pub struct Objects {
    objects: Arc<dyn ObjectStore>,
    runtime: tokio::runtime::Runtime,
    /// Copies of objects that were asked for as files.
    copies: PathBuf,
}

impl Objects {
    /// An object store as a home; `copies` is a folder of this machine for files that are read and written.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(objects: Arc<dyn ObjectStore>, copies: &Path) -> io::Result<Self> {
        fs::create_dir_all(copies)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { objects, runtime, copies: copies.into() })
    }
}

impl Home for Objects {
    fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        self.runtime.block_on(async {
            match self.objects.get(&Key::from(name)).await {
                Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(error) => Err(error.into()),
            }
        })
    }

    fn put_new(&self, name: &str, bytes: &[u8]) -> io::Result<bool> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        let payload = PutPayload::from(bytes.to_vec());
        match self.runtime.block_on(self.objects.put_opts(&Key::from(name), payload, options)) {
            Ok(_) => Ok(true),
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn put_file(&self, name: &str, file: &Path) -> io::Result<()> {
        let mut read = File::open(file)?;
        self.runtime.block_on(async {
            let mut writer = WriteMultipart::new(self.objects.put_multipart(&Key::from(name)).await?);
            let mut piece = vec![0; 1024 * 1024];
            loop {
                let count = read.read(&mut piece)?;
                let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
                writer.wait_for_capacity(4).await?;
                writer.write(bytes);
            }
            writer.finish().await?;
            Ok(())
        })
    }

    fn file(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.copies.join(name.replace('/', "-"));
        if !path.exists() {
            let bytes = self.get(name)?;
            let bytes = bytes.ok_or_else(|| io::Error::new(ErrorKind::NotFound, format!("`{name}` is not in the store")))?;
            fs::write(&path, bytes)?;
        }
        Ok(path)
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let listed = self.runtime.block_on(self.objects.list_with_delimiter(Some(&Key::from(folder))))?;
        let files = listed.objects.into_iter().map(|object| object.location.to_string());
        let mut names: Vec<String> = files.chain(listed.common_prefixes.into_iter().map(|folder| folder.to_string())).collect();
        names.sort_unstable();
        Ok(names)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match self.runtime.block_on(self.objects.delete(&Key::from(name))) {
            Err(object_store::Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn workshop(&self) -> PathBuf {
        self.copies.join("work")
    }
}
